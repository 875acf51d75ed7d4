using System.Globalization;
using System.Numerics;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>To and from the number types of .NET.</content>
internal readonly partial struct Dec128
{
    private static readonly double[] ExactDoublePowers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    public static Dec128 FromInt32(int value) => FromInt64(value);

    public static Dec128 FromInt64(long value) => new(value < 0, value < 0 ? 0 - (ulong)value : (ulong)value, 0);

    public static Dec128 FromUInt64(ulong value) => new(false, value, 0);

    /// <summary>Every decimal fits exactly and keeps its scale.</summary>
    public static Dec128 FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var coefficient = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return new Dec128(parts[3] < 0, coefficient, -((parts[3] >> 16) & 0xFF));
    }

    /// <summary>Rounded to 15 digits and padded to them, as a MongoDB server converts: 0.1 becomes 0.100000000000000.</summary>
    public static Dec128 FromDouble(double value) =>
        value == 0 ? new Dec128(double.IsNegative(value), 0, 0)
        : double.IsFinite(value) ? FromText(value, "E14")
        : FromSpecial(value);

    /// <summary>The 17 digits that identify a double, without padding, as MongoDB's driver converts: 0.1 becomes 0.10000000000000001.</summary>
    public static Dec128 FromDouble17(double value) => double.IsFinite(value) ? FromText(value, "G17") : FromSpecial(value);

    /// <summary>The binary value itself, rounded to 34 digits only: for comparisons between doubles and decimals.</summary>
    public static Dec128 FromDoubleExact(double value)
    {
        if (!double.IsFinite(value))
        {
            return FromSpecial(value);
        }

        var bits = BitConverter.DoubleToUInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | (biased == 0 ? 0 : 1UL << 52);
        var power = Math.Max(biased, 1) - 1075;
        return power >= 0
            ? FinishNear(value < 0, mantissa << power, 0)
            : FinishNear(double.IsNegative(value), mantissa * BigInteger.Pow(5, -power), power, preferred: 0);
    }

    private static Dec128 FromSpecial(double value) => double.IsNaN(value) ? NaN : Infinity(value < 0);

    private static Dec128 FromText(double value, string format)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return TryParse(text[..length], out var result) ? result : throw new FormatException($"{text[..length]} is not a valid Decimal128.");
    }

    /// <summary>The nearest double; infinity beyond its range.</summary>
    public double ToDouble()
    {
        if (!IsFinite)
        {
            return IsNaN ? double.NaN : IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var coefficient = Coefficient;
        var exponent = Exponent;
        if (coefficient < 1UL << 53 && Math.Abs(exponent) < ExactDoublePowers.Length)
        {
            // Both operands are exact doubles, so the one operation rounds correctly.
            var power = ExactDoublePowers[Math.Abs(exponent)];
            var magnitude = exponent < 0 ? (ulong)coefficient / power : (ulong)coefficient * power;
            return IsNegative ? -magnitude : magnitude;
        }

        return double.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>The nearest decimal; trailing zeros are kept as far as a decimal can hold them, a value too small becomes zero.</summary>
    /// <exception cref="OverflowException">NaN, an infinity, or beyond the range of decimal.</exception>
    public decimal ToDecimal()
    {
        var coefficient = Coefficient;
        var exponent = Exponent;
        var digits = CountDigits(coefficient);
        if (!IsFinite || (digits > 0 && digits + exponent > 29))
        {
            throw new OverflowException($"{this} is outside of the range of decimal.");
        }

        if (exponent > 0)
        {
            coefficient *= Power(digits == 0 ? 0 : exponent);
            exponent = 0;
        }

        var limit = new UInt128(uint.MaxValue, ulong.MaxValue);
        var excess = Math.Max(-exponent - 28, digits - 29);
        if (excess > 0)
        {
            var shorter = DropDigits(coefficient, excess, MidpointRounding.ToEven, IsNegative);
            if (shorter > limit && exponent + excess < 0)
            {
                excess++;
                shorter = DropDigits(coefficient, excess, MidpointRounding.ToEven, IsNegative);
            }

            coefficient = shorter;
            exponent += excess;
        }
        else if (coefficient > limit && exponent < 0)
        {
            coefficient = DropDigits(coefficient, 1, MidpointRounding.ToEven, IsNegative);
            exponent++;
        }

        if (coefficient > limit)
        {
            throw new OverflowException($"{this} is outside of the range of decimal.");
        }

        return new decimal((int)(uint)coefficient, (int)(uint)(coefficient >> 32), (int)(uint)(coefficient >> 64), IsNegative, (byte)-exponent);
    }

    /// <summary>The integer part.</summary>
    /// <exception cref="OverflowException">NaN, an infinity, or beyond the range of long.</exception>
    public long ToInt64()
    {
        var whole = Quantize(this, 0, MidpointRounding.ToZero);
        var limit = (UInt128)long.MaxValue + (whole.IsNegative ? 1u : 0u);
        if (!IsFinite || (whole.Exponent != 0 && whole.Coefficient != 0) || whole.Coefficient > limit)
        {
            throw new OverflowException($"{this} is outside of the range of a 64-bit integer.");
        }

        return (long)(whole.IsNegative ? -(Int128)whole.Coefficient : (Int128)whole.Coefficient);
    }

    /// <summary>The integer part.</summary>
    /// <exception cref="OverflowException">NaN, an infinity, or beyond the range of int.</exception>
    public int ToInt32() => checked((int)ToInt64());
}
