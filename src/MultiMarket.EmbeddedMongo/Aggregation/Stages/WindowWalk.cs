using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>The windows of one sorted partition, asked for document after document: both ends only ever move forwards.</summary>
internal sealed class WindowWalk
{
    private readonly WindowBounds _bounds;
    private readonly int _count;
    private readonly RawValue[] _values;
    private int _first;
    private int _end;

    public WindowWalk(WindowBounds bounds, IReadOnlyList<WindowEntry> partition)
    {
        _bounds = bounds;
        _count = partition.Count;
        _values = bounds.RangeField is { } field ? [.. partition.Select(entry => field.Follow(entry.Document) is { IsMissing: false } value ? value : RawValue.Null)] : [];
    }

    /// <summary>First and last position of the window of the document at this place; last below first when it is empty.</summary>
    public (int First, int Last) At(int place)
    {
        if (!_bounds.ByRange)
            return _bounds.Positions(place, _count);
        var (low, high) = _bounds.Limits(_values[place]);
        if (low is { } from)
        {
            while (_first < _count && _values[_first].CompareTo(from) < 0)
                _first++;
        }

        if (high is not { } to)
            return (_first, _count - 1);
        while (_end < _count && _values[_end].CompareTo(to) <= 0)
            _end++;
        return (_first, _end - 1);
    }
}
