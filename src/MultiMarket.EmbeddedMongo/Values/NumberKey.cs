using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// Order-preserving bytes of a number of any type: the nearest double, then whether the number lies below (0), at (1) or
/// above (2) that double, and for the two inexact cases its decimal digits, which settle the order between neighbours.
/// </summary>
internal static class NumberKey
{
    private const byte Below = 0;
    private const byte Exact = 1;
    private const byte Above = 2;

    private static readonly UInt128 SmallestOf34Digits = UInt128.Parse("1000000000000000000000000000000000", CultureInfo.InvariantCulture);

    public static void Write(KeyWriter key, BsonView number)
    {
        switch (number.Tag)
        {
            case BsonTag.Int32:
                WriteDouble(key, number.Int32);
                key.Byte(Exact);
                break;
            case BsonTag.Double:
                WriteDouble(key, number.Double);
                key.Byte(Exact);
                break;
            case BsonTag.Int64:
                WriteInt64(key, number.Int64);
                break;
            default:
                WriteDecimal(key, new Dec128(number.DecimalHigh, number.DecimalLow));
                break;
        }
    }

    private static void WriteInt64(KeyWriter key, long value)
    {
        var near = (double)value;
        WriteDouble(key, near);
        WriteRest(key, BsonNumber.Compare(near, value), Dec128.FromInt64(value));
    }

    private static void WriteDecimal(KeyWriter key, Dec128 value)
    {
        var near = value.ToDouble();
        WriteDouble(key, near);
        WriteRest(key, BsonNumber.Compare(near, value), value);
    }

    private static void WriteRest(KeyWriter key, int nearComparedToValue, Dec128 value)
    {
        if (nearComparedToValue == 0)
        {
            key.Byte(Exact);
            return;
        }

        key.Byte(nearComparedToValue > 0 ? Below : Above);
        WriteDigits(key, value);
    }

    /// <summary>NaN is all zeros and so sorts first; both zeros are one.</summary>
    private static void WriteDouble(KeyWriter key, double value)
    {
        if (double.IsNaN(value))
        {
            key.UInt64(0);
            return;
        }

        var bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value);
        key.UInt64(bits < 0 ? ~(ulong)bits : (ulong)bits | 0x8000_0000_0000_0000);
    }

    /// <summary>Place of the leading digit, then 34 digits from there, two in a byte; turned around for negative numbers.</summary>
    private static void WriteDigits(KeyWriter key, Dec128 value)
    {
        var coefficient = value.Coefficient;
        var exponent = value.Exponent;
        while (coefficient < SmallestOf34Digits)
        {
            coefficient *= 10;
            exponent--;
        }

        var start = key.Length;
        key.Int32(exponent);
        Span<byte> pairs = stackalloc byte[17];
        for (var i = 16; i >= 0; i--)
        {
            (coefficient, var pair) = UInt128.DivRem(coefficient, 100);
            pairs[i] = (byte)pair;
        }

        key.Raw(pairs);
        if (value.IsNegative)
            key.Invert(start);
    }
}
