using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// $sum: exact over integers and decimals, compensated over doubles. The result has the widest type seen; what is no
/// number is passed over.
/// </summary>
internal sealed class SumAccumulator : Accumulator
{
    private Int128 _whole;
    private double _sum;
    private double _compensation;
    private DecimalSum _decimal;
    private bool _hasLong;
    private bool _hasDouble;
    private bool _hasDecimal;

    public override bool IsMergeable => true;

    public override bool IsOrdered => false;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    public override void Add(RawValue value)
    {
        switch (value.Tag)
        {
            case BsonTag.Int32:
                _whole += value.Int32;
                break;
            case BsonTag.Int64:
                _hasLong = true;
                _whole += value.Int64;
                break;
            case BsonTag.Double:
                _hasDouble = true;
                AddDouble(value.Double);
                break;
            case BsonTag.Decimal128:
                _hasDecimal = true;
                _decimal.Add(value.Decimal);
                break;
            default:
                return;
        }

        Count++;
    }

    public override void Merge(Accumulator other) => Merge((SumAccumulator)other);

    private void Merge(SumAccumulator other)
    {
        _whole += other._whole;
        AddDouble(other._sum);
        AddDouble(other._compensation);
        if (other._hasDecimal)
            _decimal.Add(other._decimal.Total);
        _hasLong |= other._hasLong;
        _hasDouble |= other._hasDouble;
        _hasDecimal |= other._hasDecimal;
        Count += other.Count;
    }

    public override RawValue Result()
    {
        if (_hasDecimal)
            return RawValue.FromDecimal(DecimalTotal());
        if (_hasDouble)
            return RawValue.FromDouble(DoubleTotal());
        if (_whole < long.MinValue || _whole > long.MaxValue)
            return RawValue.FromDouble((double)_whole);
        return _hasLong ? RawValue.FromInt64((long)_whole) : RawValue.FromInteger((long)_whole);
    }

    /// <summary>The mean as double or, once a decimal was among the numbers, Decimal128; null without numbers.</summary>
    public RawValue Average()
    {
        if (Count == 0)
            return RawValue.Null;
        return _hasDecimal
            ? RawValue.FromDecimal(DecimalTotal() / Dec128.FromInt64(Count))
            : RawValue.FromDouble(DoubleTotal() / Count);
    }

    private Dec128 DecimalTotal()
    {
        var total = _decimal.Total;
        if (_whole != 0)
            total += _whole >= long.MinValue && _whole <= long.MaxValue ? Dec128.FromInt64((long)_whole) : Dec128.Parse(_whole.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // Doubles among decimals count with the exact value of their bits.
        return !_hasDouble ? total
            : double.IsFinite(_sum) ? total + (Dec128.FromDoubleExact(_sum) + Dec128.FromDoubleExact(_compensation))
            : total + Dec128.FromDoubleExact(_sum);
    }

    private double DoubleTotal()
    {
        if (_whole == 0)
            return Compensated();
        var copy = new SumAccumulator { _sum = _sum, _compensation = _compensation };
        copy.AddDouble((double)_whole);
        return copy.Compensated();
    }

    private double Compensated() => double.IsFinite(_sum) ? _sum + _compensation : _sum;

    /// <summary>Neumaier's summation: keeps what each addition rounds off.</summary>
    private void AddDouble(double value)
    {
        var sum = _sum + value;
        if (double.IsFinite(sum))
            _compensation += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
