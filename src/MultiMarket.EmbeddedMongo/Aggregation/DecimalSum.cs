using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// Adds decimals of like exponents (amounts of money) as 128-bit integers, and anything else with full decimal
/// arithmetic. A mutable struct: it lives in the accumulator's field.
/// </summary>
internal struct DecimalSum
{
    private static readonly UInt128 Limit = UInt128.One << 100;

    private Int128 _units;
    private int _exponent;
    private bool _started;
    private Dec128? _rest;

    public readonly Dec128 Total
    {
        get
        {
            if (!_started)
                return _rest ?? Dec128.Zero;
            var units = Units();
            return _rest is { } rest ? rest + units : units;
        }
    }

    public void Add(Dec128 value)
    {
        if (value.IsFinite && value.Coefficient < Limit)
        {
            if (!_started)
            {
                _started = true;
                _exponent = value.Exponent;
            }

            if (Align(value.Exponent, out var factor))
            {
                var units = (Int128)value.Coefficient * factor;
                _units += value.IsNegative ? -units : units;
                if (Int128.Abs(_units) < (Int128)Limit)
                    return;
                _rest = (_rest ?? Dec128.Zero) + Units();
                _units = 0;
                return;
            }
        }

        _rest = (_rest ?? Dec128.Zero) + value;
    }

    /// <summary>Brings the sum and a value of another exponent to the lower one of both, if no digits can be lost.</summary>
    private bool Align(int exponent, out long factor)
    {
        factor = 1;
        if (exponent == _exponent)
            return true;
        if (exponent > _exponent)
            return Power(exponent - _exponent, out factor);
        if (!Power(_exponent - exponent, out var scale) || Int128.Abs(_units) > (Int128)(Limit / (UInt128)scale))
            return false;
        _units *= scale;
        _exponent = exponent;
        return true;
    }

    private static bool Power(int exponent, out long power)
    {
        power = 1;
        if (exponent > 6)
            return false;
        for (; exponent > 0; exponent--)
            power *= 10;
        return true;
    }

    private readonly Dec128 Units() => Dec128.FromParts(_units < 0, (UInt128)Int128.Abs(_units), _exponent);
}
