using System.Numerics;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Arithmetic as IEEE 754-2008 prescribes: exact where 34 digits suffice, else rounded half to even.</content>
internal readonly partial struct Dec128
{
    public static Dec128 operator +(Dec128 left, Dec128 right) => Add(left, right);

    public static Dec128 operator -(Dec128 left, Dec128 right) => Subtract(left, right);

    public static Dec128 operator *(Dec128 left, Dec128 right) => Multiply(left, right);

    public static Dec128 operator /(Dec128 left, Dec128 right) => Divide(left, right);

    public static Dec128 operator %(Dec128 left, Dec128 right) => Remainder(left, right);

    public static Dec128 operator -(Dec128 value) => Negate(value);

    public static Dec128 Negate(Dec128 value) => value.IsNaN ? NaN : new(value.High ^ SignBit, value.Low);

    public static Dec128 Abs(Dec128 value) => value.IsNaN ? NaN : new(value.High & ~SignBit, value.Low);

    public static Dec128 Subtract(Dec128 left, Dec128 right) => Add(left, Negate(right));

    public static Dec128 Add(Dec128 left, Dec128 right)
    {
        if (!left.IsFinite || !right.IsFinite)
        {
            return AddSpecial(left, right);
        }

        int exponent = left.Exponent, gap = exponent - right.Exponent;
        UInt128 a = left.Coefficient, b = right.Coefficient;
        if (gap != 0)
        {
            // Both must stay below 2^127, so that their sum cannot overflow.
            if (Math.Abs(gap) >= MaxPower || CountDigits(gap > 0 ? a : b) + Math.Abs(gap) >= MaxPower)
            {
                return AddFarApart(left, right);
            }

            if (gap > 0)
            {
                a *= Power(gap);
                exponent -= gap;
            }
            else
            {
                b *= Power(-gap);
            }
        }

        if (left.IsNegative == right.IsNegative)
        {
            return Finish(left.IsNegative, a + b, exponent);
        }

        // An exact zero from opposite signs is positive when rounding to nearest.
        return a == b ? new Dec128(false, 0, exponent)
            : a > b ? Finish(left.IsNegative, a - b, exponent)
            : Finish(right.IsNegative, b - a, exponent);
    }

    private static Dec128 AddSpecial(Dec128 left, Dec128 right)
    {
        if (left.IsNaN || right.IsNaN)
        {
            return NaN;
        }

        if (left.IsInfinity && right.IsInfinity)
        {
            return left.IsNegative == right.IsNegative ? left : NaN;
        }

        return left.IsInfinity ? left : right;
    }

    private static Dec128 AddFarApart(Dec128 left, Dec128 right)
    {
        var (large, small) = left.Exponent >= right.Exponent ? (left, right) : (right, left);
        if (large.Coefficient == 0)
        {
            return small;
        }

        int exponent = large.Exponent, gap = exponent - small.Exponent;
        BigInteger sum = large.Coefficient, addend = small.Coefficient;
        if (gap > 2 * MaxPower)
        {
            // The small operand lies below every digit that can be kept: only its sign and whether it is zero count.
            gap = 2 * MaxPower;
            addend = addend.IsZero ? BigInteger.Zero : BigInteger.One;
        }

        sum *= BigInteger.Pow(10, gap);
        sum = large.IsNegative == small.IsNegative ? sum + addend : sum - addend;
        var negative = sum.Sign < 0 ? !large.IsNegative : large.IsNegative;
        return FinishNear(negative, BigInteger.Abs(sum), exponent - gap);
    }

    public static Dec128 Multiply(Dec128 left, Dec128 right)
    {
        var negative = left.IsNegative != right.IsNegative;
        if (!left.IsFinite || !right.IsFinite)
        {
            return left.IsNaN || right.IsNaN || left.IsZero || right.IsZero ? NaN : Infinity(negative);
        }

        UInt128 a = left.Coefficient, b = right.Coefficient;
        var exponent = left.Exponent + right.Exponent;
        return a <= ulong.MaxValue && b <= ulong.MaxValue
            ? Finish(negative, Math.BigMul((ulong)a, (ulong)b), exponent)
            : Finish(negative, (BigInteger)a * b, exponent);
    }

    public static Dec128 Divide(Dec128 left, Dec128 right)
    {
        var negative = left.IsNegative != right.IsNegative;
        if (left.IsNaN || right.IsNaN || (left.IsInfinity && right.IsInfinity) || (left.IsZero && right.IsZero))
        {
            return NaN;
        }

        if (left.IsInfinity || right.IsZero)
        {
            return Infinity(negative);
        }

        if (right.IsInfinity)
        {
            return new Dec128(negative, 0, MinExponent);
        }

        var preferred = left.Exponent - right.Exponent;
        if (left.IsZero)
        {
            return new Dec128(negative, 0, Math.Clamp(preferred, MinExponent, MaxExponent));
        }

        var scale = Math.Max(0, MaxPower + CountDigits(right.Coefficient) - CountDigits(left.Coefficient));
        var quotient = BigInteger.DivRem(left.Coefficient * BigInteger.Pow(10, scale), right.Coefficient, out var rest);
        return rest.IsZero
            ? FinishNear(negative, quotient, preferred - scale, preferred)
            : Finish(negative, quotient, preferred - scale, inexact: true);
    }

    /// <summary>What a division truncated to an integer leaves; it has the sign of <paramref name="left"/>.</summary>
    public static Dec128 Remainder(Dec128 left, Dec128 right)
    {
        if (left.IsNaN || right.IsNaN || left.IsInfinity || right.IsZero)
        {
            return NaN;
        }

        if (right.IsInfinity)
        {
            return left;
        }

        var gap = left.Exponent - right.Exponent;
        if (gap >= 0)
        {
            var power = BigInteger.ModPow(10, gap, right.Coefficient);
            return Finish(left.IsNegative, left.Coefficient * power % right.Coefficient, right.Exponent);
        }

        return -gap > MaxDigits
            ? left
            : Finish(left.IsNegative, left.Coefficient % (right.Coefficient * BigInteger.Pow(10, -gap)), left.Exponent);
    }

    /// <summary>Finishes an exact result, giving up trailing zeros while that brings the exponent nearer to the preferred one.</summary>
    private static Dec128 FinishNear(bool negative, BigInteger coefficient, int exponent, int preferred = int.MinValue)
    {
        while (exponent < preferred)
        {
            var shorter = BigInteger.DivRem(coefficient, 10, out var rest);
            if (!rest.IsZero)
            {
                break;
            }

            coefficient = shorter;
            exponent++;
        }

        return Finish(negative, coefficient, exponent);
    }
}
