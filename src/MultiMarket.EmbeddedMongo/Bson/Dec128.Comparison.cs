namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Equality and order by value.</content>
internal readonly partial struct Dec128
{
    public static bool operator ==(Dec128 left, Dec128 right) => left.Equals(right);

    public static bool operator !=(Dec128 left, Dec128 right) => !left.Equals(right);

    public static bool operator <(Dec128 left, Dec128 right) => left.CompareTo(right) < 0;

    public static bool operator >(Dec128 left, Dec128 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Dec128 left, Dec128 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Dec128 left, Dec128 right) => left.CompareTo(right) >= 0;

    public bool Equals(Dec128 other) => (High == other.High && Low == other.Low) || CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Dec128 other && Equals(other);

    public int CompareTo(Dec128 other)
    {
        if (IsNaN || other.IsNaN)
        {
            return other.IsNaN.CompareTo(IsNaN);
        }

        int sign = Sign(), otherSign = other.Sign();
        if (sign != otherSign || sign == 0)
        {
            return sign.CompareTo(otherSign);
        }

        if (!IsFinite || !other.IsFinite)
        {
            return sign * IsInfinity.CompareTo(other.IsInfinity);
        }

        return sign * CompareMagnitude(Coefficient, Exponent, other.Coefficient, other.Exponent);
    }

    /// <summary>A hash code that does not change with trailing zeros.</summary>
    public override int GetHashCode()
    {
        if (!IsFinite)
        {
            return IsNaN ? NaNBits.GetHashCode() : High.GetHashCode();
        }

        var (coefficient, exponent) = WithoutTrailingZeros();
        return coefficient == 0 ? 0 : HashCode.Combine(IsNegative, (ulong)coefficient, (ulong)(coefficient >> 64), exponent);
    }

    /// <summary>The coefficient without zeros at its end and the exponent that goes with it: equal values give equal pairs, but for zero.</summary>
    internal (UInt128 Coefficient, int Exponent) WithoutTrailingZeros()
    {
        var coefficient = Coefficient;
        var exponent = Exponent;
        while (coefficient > ulong.MaxValue)
        {
            var (shorter, rest) = UInt128.DivRem(coefficient, 10);
            if (rest != 0)
            {
                return (coefficient, exponent);
            }

            coefficient = shorter;
            exponent++;
        }

        var small = (ulong)coefficient;
        while (small != 0 && small % 10 == 0)
        {
            small /= 10;
            exponent++;
        }

        return (small, exponent);
    }

    private int Sign() => IsZero ? 0 : IsNegative ? -1 : 1;

    private static int CompareMagnitude(UInt128 a, int aExponent, UInt128 b, int bExponent)
    {
        if (aExponent == bExponent)
        {
            return a.CompareTo(b);
        }

        var byLength = (CountDigits(a) + aExponent).CompareTo(CountDigits(b) + bExponent);
        if (byLength != 0)
        {
            return byLength;
        }

        // Of equal length, so the gap is less than 34 and the product has no more digits than the other side.
        return aExponent > bExponent ? (a * Power(aExponent - bExponent)).CompareTo(b) : a.CompareTo(b * Power(bExponent - aExponent));
    }
}
