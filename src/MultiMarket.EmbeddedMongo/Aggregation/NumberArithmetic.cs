using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// Arithmetic with MongoDB's result types: the wider of both operands, int32 growing to int64 and int64 to double when
/// the result does not fit, and Decimal128 as soon as one operand is one.
/// </summary>
internal static class NumberArithmetic
{
    public static RawValue Add(RawValue left, RawValue right)
    {
        if (left.IsInteger && right.IsInteger)
            return Narrow(left, right, (Int128)left.Int64 + right.Int64);
        return IsDecimal(left, right)
            ? RawValue.FromDecimal(left.ToDecimal() + right.ToDecimal())
            : RawValue.FromDouble(left.ToDouble() + right.ToDouble());
    }

    public static RawValue Subtract(RawValue left, RawValue right)
    {
        if (left.IsInteger && right.IsInteger)
            return Narrow(left, right, (Int128)left.Int64 - right.Int64);
        return IsDecimal(left, right)
            ? RawValue.FromDecimal(left.ToDecimal() - right.ToDecimal())
            : RawValue.FromDouble(left.ToDouble() - right.ToDouble());
    }

    public static RawValue Multiply(RawValue left, RawValue right)
    {
        if (left.IsInteger && right.IsInteger)
            return Narrow(left, right, (Int128)left.Int64 * right.Int64);
        return IsDecimal(left, right)
            ? RawValue.FromDecimal(left.ToDecimal() * right.ToDecimal())
            : RawValue.FromDouble(left.ToDouble() * right.ToDouble());
    }

    /// <summary>Never a whole number type: 4 / 2 is the double 2.</summary>
    public static RawValue Divide(RawValue left, RawValue right) => IsDecimal(left, right)
        ? RawValue.FromDecimal(left.ToDecimal() / right.ToDecimal())
        : RawValue.FromDouble(left.ToDouble() / right.ToDouble());

    /// <summary>The remainder with the dividend's sign; the divisor is not zero.</summary>
    public static RawValue Remainder(RawValue left, RawValue right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            var remainder = right.Int64 == -1 ? 0 : left.Int64 % right.Int64;
            return left.Tag == BsonTag.Int32 && right.Tag == BsonTag.Int32 ? RawValue.FromInt32((int)remainder) : RawValue.FromInt64(remainder);
        }

        return IsDecimal(left, right)
            ? RawValue.FromDecimal(left.ToDecimal() % right.ToDecimal())
            : RawValue.FromDouble(left.ToDouble() % right.ToDouble());
    }

    public static bool IsZero(RawValue number) => number.Tag switch
    {
        BsonTag.Double => number.Double == 0,
        BsonTag.Decimal128 => number.Decimal.IsZero,
        _ => number.Int64 == 0,
    };

    private static bool IsDecimal(RawValue left, RawValue right) => left.Tag == BsonTag.Decimal128 || right.Tag == BsonTag.Decimal128;

    private static RawValue Narrow(RawValue left, RawValue right, Int128 result)
    {
        if (left.Tag == BsonTag.Int32 && right.Tag == BsonTag.Int32 && result >= int.MinValue && result <= int.MaxValue)
            return RawValue.FromInt32((int)result);
        return result >= long.MinValue && result <= long.MaxValue ? RawValue.FromInt64((long)result) : RawValue.FromDouble((double)result);
    }
}
