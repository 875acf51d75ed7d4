using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$avg.</summary>
internal sealed class AverageAccumulator : Accumulator
{
    private readonly SumAccumulator _sum = new();

    public override void Add(RawValue value) => _sum.Add(value);

    public override void Merge(Accumulator later) => _sum.Merge(((AverageAccumulator)later)._sum);

    public override RawValue Result() => _sum.Average();
}

/// <summary>$min and $max; null and missing do not take part.</summary>
internal sealed class ExtremeAccumulator(bool largest) : Accumulator
{
    private RawValue _best;

    public override long MemorySize => 32 + _best.MemorySize;

    public override void Add(RawValue value)
    {
        if (value.IsNullish)
            return;
        if (_best.IsMissing || (largest ? value.CompareTo(_best) > 0 : value.CompareTo(_best) < 0))
            _best = value.Detach();
    }

    public override void Merge(Accumulator later) => Add(((ExtremeAccumulator)later)._best);

    public override RawValue Result() => _best.IsMissing ? RawValue.Null : _best;
}

/// <summary>$first and $last, by the order in which documents arrive.</summary>
internal sealed class EndAccumulator(bool last) : Accumulator
{
    private RawValue _value;
    private bool _any;

    public override long MemorySize => 32 + _value.MemorySize;

    public override void Add(RawValue value)
    {
        if (_any && !last)
            return;
        _any = true;
        _value = value.Detach();
    }

    public override void Merge(Accumulator later)
    {
        var other = (EndAccumulator)later;
        if (other._any)
            Add(other._value);
    }

    public override RawValue Result() => _value.IsMissing ? RawValue.Null : _value;
}

/// <summary>$count.</summary>
internal sealed class CountAccumulator : Accumulator
{
    private long _count;

    public override void Add(RawValue value) => _count++;

    public override void Merge(Accumulator later) => _count += ((CountAccumulator)later)._count;

    public override RawValue Result() => RawValue.FromInteger(_count);
}

/// <summary>$push: keeps null, leaves out what is missing.</summary>
internal sealed class PushAccumulator : Accumulator
{
    private readonly List<RawValue> _items = [];
    private long _memory = 64;

    public override long MemorySize => _memory;

    public override void Add(RawValue value)
    {
        if (value.IsMissing)
            return;
        _items.Add(value.Detach());
        _memory += value.MemorySize;
    }

    public override void Merge(Accumulator later)
    {
        foreach (var item in ((PushAccumulator)later)._items)
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

    public override void Merge(Accumulator later)
    {
        foreach (var item in ((SetAccumulator)later)._items)
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

    public override void Merge(Accumulator later) => Add(later.Result());

    public override RawValue Result() => _row.ToDocument();
}

/// <summary>$stdDevPop and $stdDevSamp, by Welford's method.</summary>
internal sealed class DeviationAccumulator(bool sample) : Accumulator
{
    private long _count;
    private double _mean;
    private double _squares;

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

    public override void Merge(Accumulator later)
    {
        var other = (DeviationAccumulator)later;
        if (other._count == 0)
            return;
        var count = _count + other._count;
        var delta = other._mean - _mean;
        _squares += other._squares + delta * delta * _count * other._count / count;
        _mean += delta * other._count / count;
        _count = count;
    }

    public override RawValue Result()
    {
        var divisor = sample ? _count - 1 : _count;
        return divisor <= 0 ? RawValue.Null : RawValue.FromDouble(Math.Sqrt(_squares / divisor));
    }
}
