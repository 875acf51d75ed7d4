using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>The documents of a joined collection by the values of their foreign field.</summary>
internal sealed class LookupTable(FieldPath foreign, PipelineContext context)
{
    private readonly Dictionary<RawValue, List<int>> _byValue = [];
    private readonly List<RawValue> _documents = [];
    private long _memory;

    public bool Add(RawValue document)
    {
        var number = _documents.Count;
        _documents.Add(document.Detach());
        Index(document, 0, number);
        context.CheckMemory("$lookup", _memory += document.MemorySize + 64);
        return true;
    }

    /// <summary>The documents that have one of the values, in the order of insertion.</summary>
    public RawValue Find(List<RawValue> values)
    {
        if (values is [var only])
            return RawValue.FromItems(_byValue.TryGetValue(only, out var numbers) ? numbers.ConvertAll(n => _documents[n]) : []);
        var all = new SortedSet<int>();
        foreach (var value in values)
            all.UnionWith(_byValue.GetValueOrDefault(value.IsNullish ? RawValue.Null : value) ?? []);
        return RawValue.FromItems([.. all.Select(n => _documents[n])]);
    }

    private void Index(RawValue value, int depth, int number)
    {
        if (depth == foreign.Count)
        {
            if (value.IsArray)
                value.ToItems().ForEach(item => Put(item, number));
            Put(value, number);
        }
        else if (value.IsArray)
        {
            foreach (var item in value.ToItems())
            {
                if (item.IsDocument)
                    Index(item.Field(foreign[depth]), depth + 1, number);
            }
        }
        else
        {
            Index(value.Field(foreign[depth]), depth + 1, number);
        }
    }

    private void Put(RawValue value, int number)
    {
        var key = value.IsNullish ? RawValue.Null : value.Detach();
        if (!_byValue.TryGetValue(key, out var numbers))
            _byValue[key] = numbers = [];
        if (numbers.Count == 0 || numbers[^1] != number)
            numbers.Add(number);
    }
}
