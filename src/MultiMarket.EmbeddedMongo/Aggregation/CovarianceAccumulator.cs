using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$covariancePop and $covarianceSamp over pairs of numbers.</summary>
internal sealed class CovarianceAccumulator(bool sample) : Accumulator
{
    private long _count;
    private double _meanX;
    private double _meanY;
    private double _moment;

    public override void Add(RawValue value)
    {
        if (!value.IsArray || value.ToItems() is not [{ IsNumber: true } x, { IsNumber: true } y])
            return;
        _count++;
        var delta = x.ToDouble() - _meanX;
        _meanX += delta / _count;
        _meanY += (y.ToDouble() - _meanY) / _count;
        _moment += delta * (y.ToDouble() - _meanY);
    }

    public override void Merge(Accumulator other) => throw new NotSupportedException("covariance is a window function only");

    public override RawValue Result()
    {
        var divisor = sample ? _count - 1 : _count;
        return divisor <= 0 ? RawValue.Null : RawValue.FromDouble(_moment / divisor);
    }
}
