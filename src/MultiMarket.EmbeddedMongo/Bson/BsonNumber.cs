using System.Numerics;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// The exact order of numbers across int32, int64, double and Decimal128: no side is rounded to the other's type.
/// NaN equals NaN of any type and sorts below every other number.
/// </summary>
internal static class BsonNumber
{
    /// <exception cref="ArgumentException">One of the values is no number.</exception>
    public static int Compare(BsonView left, BsonView right)
    {
        if (IsInteger(left.Tag) && IsInteger(right.Tag))
            return Integer(left).CompareTo(Integer(right));

        return (left.Tag, right.Tag) switch
        {
            (BsonTag.Double, BsonTag.Double) => Compare(left.Double, right.Double),
            (BsonTag.Decimal128, BsonTag.Decimal128) => Decimal(left).CompareTo(Decimal(right)),
            (BsonTag.Double, BsonTag.Decimal128) => Compare(left.Double, Decimal(right)),
            (BsonTag.Decimal128, BsonTag.Double) => -Compare(right.Double, Decimal(left)),
            (BsonTag.Double, _) => Compare(left.Double, Integer(right)),
            (_, BsonTag.Double) => -Compare(right.Double, Integer(left)),
            (BsonTag.Decimal128, _) => Decimal(left).CompareTo(Dec128.FromInt64(Integer(right))),
            _ => Dec128.FromInt64(Integer(left)).CompareTo(Decimal(right)),
        };
    }

    public static int Compare(double left, double right) =>
        left == right ? 0 : left.CompareTo(right);

    public static int Compare(double left, long right)
    {
        if (double.IsNaN(left))
            return -1;
        // 2^63 is a double, long.MaxValue is not: outside of this range the double's magnitude decides.
        if (left >= 9223372036854775808.0)
            return 1;
        if (left < -9223372036854775808.0)
            return -1;
        var whole = (long)left;
        return whole != right ? whole.CompareTo(right) : (left - whole).CompareTo(0.0);
    }

    public static int Compare(double left, Dec128 right)
    {
        if (double.IsNaN(left) || right.IsNaN)
            return right.IsNaN.CompareTo(double.IsNaN(left));
        if (right.IsInfinity)
            return left.CompareTo(right.ToDouble());
        if (double.IsInfinity(left))
            return left > 0 ? 1 : -1;

        // Rounding to the nearest double keeps the order, so only a tie needs exact arithmetic.
        var near = right.ToDouble();
        return left != near ? left.CompareTo(near) : CompareExactly(left, right);
    }

    private static int CompareExactly(double left, Dec128 right)
    {
        var coefficient = right.Coefficient;
        if (right.Exponent is <= 0 and >= -6 && coefficient < 1UL << 62 && Math.Abs(left) < 1L << 42 && left == Math.Floor(left))
        {
            var scaled = (long)left * (Int128)PowerOfTen(-right.Exponent);
            var digits = right.IsNegative ? -(Int128)coefficient : (Int128)coefficient;
            return scaled.CompareTo(digits);
        }

        var bits = BitConverter.DoubleToInt64Bits(left);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = new BigInteger(bits & 0xFFFFFFFFFFFFF);
        if (exponent == 0)
            exponent++;
        else
            mantissa += 1L << 52;
        exponent -= 1075;

        BigInteger binary = left < 0 ? -mantissa : mantissa;
        BigInteger @decimal = right.IsNegative ? -(BigInteger)coefficient : (BigInteger)coefficient;
        if (exponent > 0)
            binary <<= exponent;
        else
            @decimal <<= -exponent;
        if (right.Exponent > 0)
            @decimal *= BigInteger.Pow(10, right.Exponent);
        else
            binary *= BigInteger.Pow(10, -right.Exponent);
        return binary.CompareTo(@decimal);
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }

    private static bool IsInteger(BsonTag tag) => tag is BsonTag.Int32 or BsonTag.Int64;

    private static long Integer(BsonView value) => value.Tag == BsonTag.Int32
        ? value.Int32
        : value.Tag == BsonTag.Int64 ? value.Int64 : throw new ArgumentException($"{value.Tag.Alias()} is no number");

    private static Dec128 Decimal(BsonView value) => new(value.DecimalHigh, value.DecimalLow);
}
