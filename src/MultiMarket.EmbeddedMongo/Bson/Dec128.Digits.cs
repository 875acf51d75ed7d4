using System.Numerics;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Powers of ten, digit counts and the one place where a result is rounded into its final form.</content>
internal readonly partial struct Dec128
{
    /// <summary>The largest power of ten below 2^128.</summary>
    private const int MaxPower = 38;

    private static UInt128 Power(int exponent) => PowersOfTen.All[exponent];

    /// <summary>Decimal digits of a value; zero has none.</summary>
    private static int CountDigits(UInt128 value)
    {
        if (value == 0)
        {
            return 0;
        }

        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        var estimate = (bits * 1233) >> 12;
        return value < Power(estimate) ? estimate : estimate + 1;
    }

    private static int CountDigits(BigInteger value)
    {
        if (value.IsZero)
        {
            return 0;
        }

        var estimate = (int)((value.GetBitLength() - 1) * 0.30102999566398119521);
        return value >= BigInteger.Pow(10, estimate + 1) ? estimate + 2 : estimate + 1;
    }

    /// <summary>
    /// Rounds to 34 digits, half to even, and into the range of exponents: too large becomes infinity, too small a subnormal or zero.
    /// </summary>
    /// <param name="negative">The sign of the result.</param>
    /// <param name="coefficient">Its digits.</param>
    /// <param name="exponent">Its power of ten.</param>
    /// <param name="inexact">Whether non-zero digits were cut off below the coefficient, which then must have more than 34 digits.</param>
    private static Dec128 Finish(bool negative, UInt128 coefficient, int exponent, bool inexact = false)
    {
        var digits = CountDigits(coefficient);
        var excess = Math.Max(digits - MaxDigits, digits == 0 ? 0 : MinExponent - exponent);
        if (excess > 0)
        {
            coefficient = DropDigits(coefficient, excess, MidpointRounding.ToEven, negative, inexact);
            exponent += excess;
            if (coefficient == Power(MaxDigits))
            {
                coefficient = Power(MaxDigits - 1);
                exponent++;
            }
        }

        if (coefficient == 0)
        {
            return new Dec128(negative, 0, Math.Clamp(exponent, MinExponent, MaxExponent));
        }

        if (exponent > MaxExponent)
        {
            var padding = exponent - MaxExponent;
            if (padding + CountDigits(coefficient) > MaxDigits)
            {
                return Infinity(negative);
            }

            coefficient *= Power(padding);
            exponent = MaxExponent;
        }

        return new Dec128(negative, coefficient, exponent);
    }

    private static Dec128 Finish(bool negative, BigInteger coefficient, int exponent, bool inexact = false)
    {
        var excess = CountDigits(coefficient) - (MaxPower - 1);
        if (excess > 0)
        {
            coefficient = BigInteger.DivRem(coefficient, BigInteger.Pow(10, excess), out var rest);
            inexact |= !rest.IsZero;
            exponent += excess;
        }

        return Finish(negative, (UInt128)coefficient, exponent, inexact);
    }

    private static UInt128 DropDigits(UInt128 coefficient, int count, MidpointRounding rounding, bool negative, bool inexact = false)
    {
        if (count > MaxPower)
        {
            return RoundsUp(0, -1, coefficient != 0 || inexact, rounding, negative) ? UInt128.One : UInt128.Zero;
        }

        var (quotient, rest) = UInt128.DivRem(coefficient, Power(count));
        var half = count == 0 ? UInt128.One : 5 * Power(count - 1);
        var toHalf = rest.CompareTo(half);
        if (toHalf == 0 && inexact)
        {
            toHalf = 1;
        }

        return RoundsUp(quotient, toHalf, rest != 0 || inexact, rounding, negative) ? quotient + 1 : quotient;
    }

    private static bool RoundsUp(UInt128 quotient, int toHalf, bool inexact, MidpointRounding rounding, bool negative) => rounding switch
    {
        MidpointRounding.ToEven => toHalf > 0 || (toHalf == 0 && inexact && UInt128.IsOddInteger(quotient)),
        MidpointRounding.ToZero => false,
        MidpointRounding.ToNegativeInfinity => inexact && negative,
        MidpointRounding.ToPositiveInfinity => inexact && !negative,
        _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Decimal128 rounds to even, to zero, up or down."),
    };

    /// <summary>A class of its own, so that the table exists before any constant of the struct is made.</summary>
    private static class PowersOfTen
    {
        public static readonly UInt128[] All = Make();

        private static UInt128[] Make()
        {
            var powers = new UInt128[MaxPower + 1];
            powers[0] = 1;
            for (var i = 1; i <= MaxPower; i++)
            {
                powers[i] = powers[i - 1] * 10;
            }

            return powers;
        }
    }
}
