using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$avg.</summary>
internal sealed class AverageAccumulator : Accumulator
{
    private readonly SumAccumulator _sum = new();

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    public override void Add(RawValue value) => _sum.Add(value);

    public override void Merge(Accumulator other) => _sum.Merge(((AverageAccumulator)other)._sum);

    public override RawValue Result() => _sum.Average();
}

/// <summary>$min and $max; null and missing do not take part.</summary>
internal sealed class ExtremeAccumulator(bool largest) : Accumulator
{
    private RawValue _best;

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    public override long MemorySize => 32 + _best.MemorySize;

    public override void Add(RawValue value)
    {
        if (value.IsNullish)
            return;
        if (_best.IsMissing || (largest ? value.CompareTo(_best) > 0 : value.CompareTo(_best) < 0))
            _best = value.Detach();
    }

    public override void Merge(Accumulator other) => Add(((ExtremeAccumulator)other)._best);

    public override RawValue Result() => _best.IsMissing ? RawValue.Null : _best;
}

/// <summary>$first and $last, by the place of the documents in the input.</summary>
internal sealed class EndAccumulator(bool last) : Accumulator
{
    private RawValue _value;
    private long _place;
    private bool _any;

    public override long MemorySize => 32 + _value.MemorySize;

    public override bool IsMergeable => true;

    public override void Add(RawValue value) => Add(value, _place);

    public override void Add(RawValue value, long place)
    {
        if (_any && (last ? place < _place : place >= _place))
            return;
        _any = true;
        _place = place;
        _value = value.Detach();
    }

    public override void Merge(Accumulator other)
    {
        var ends = (EndAccumulator)other;
        if (ends._any)
            Add(ends._value, ends._place);
    }

    public override RawValue Result() => _value.IsMissing ? RawValue.Null : _value;
}

/// <summary>$count.</summary>
internal sealed class CountAccumulator : Accumulator
{
    private long _count;

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    public override void Add(RawValue value) => _count++;

    public override void Merge(Accumulator other) => _count += ((CountAccumulator)other)._count;

    public override RawValue Result() => RawValue.FromInteger(_count);
}

/// <summary>$push: keeps null, leaves out what is missing.</summary>
internal sealed class PushAccumulator : Accumulator
{
    // The list takes room for four items with the first.
    private readonly List<RawValue> _items = [];
    private long _memory = 200;

    public override long MemorySize => _memory;

    public override void Add(RawValue value)
    {
        if (value.IsMissing)
            return;
        _items.Add(value.Detach());
        _memory += value.MemorySize;
    }

    public override void Merge(Accumulator other)
    {
        foreach (var item in ((PushAccumulator)other)._items)
            Add(item);
    }

    public override RawValue Result() => RawValue.FromItems(_items);
}

/// <summary>$addToSet.</summary>
internal sealed class SetAccumulator : Accumulator
{
    private readonly HashSet<RawValue> _items = [];
    private long _memory = 64;

    public override long MemorySize => _memory;

    public override void Add(RawValue value)
    {
        if (!value.IsMissing && !_items.Contains(value) && _items.Add(value.Detach()))
            _memory += value.MemorySize + 16;
    }

    public override void Merge(Accumulator other)
    {
        foreach (var item in ((SetAccumulator)other)._items)
            Add(item);
    }

    public override RawValue Result() => RawValue.FromItems([.. _items]);
}

/// <summary>$mergeObjects.</summary>
internal sealed class MergeAccumulator : Accumulator
{
    private readonly Row _row = new(RawValue.EmptyDocument);
    private long _memory = 64;

    public override long MemorySize => _memory;

    public override void Add(RawValue value)
    {
        _memory += value.MemorySize;
        ObjectOperators.MergeInto(_row, value.Detach());
    }

    public override void Merge(Accumulator other) => Add(other.Result());

    public override RawValue Result() => _row.ToDocument();
}

/// <summary>$stdDevPop and $stdDevSamp, by Welford's method.</summary>
internal sealed class DeviationAccumulator(bool sample) : Accumulator
{
    private long _count;
    private double _mean;
    private double _squares;

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    public override void Add(RawValue value)
    {
        if (!value.IsNumber)
            return;
        _count++;
        var number = value.ToDouble();
        var delta = number - _mean;
        _mean += delta / _count;
        _squares += delta * (number - _mean);
    }

    public override void Merge(Accumulator other)
    {
        var part = (DeviationAccumulator)other;
        if (part._count == 0)
            return;
        var count = _count + part._count;
        var delta = part._mean - _mean;
        _squares += part._squares + delta * delta * _count * part._count / count;
        _mean += delta * part._count / count;
        _count = count;
    }

    public override RawValue Result()
    {
        var divisor = sample ? _count - 1 : _count;
        return divisor <= 0 ? RawValue.Null : RawValue.FromDouble(Math.Sqrt(_squares / divisor));
    }
}
