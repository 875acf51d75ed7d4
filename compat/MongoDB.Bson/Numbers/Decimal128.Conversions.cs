namespace MongoDB.Bson;

/// <content>To and from .NET numbers; what does not fit is an <see cref="OverflowException"/>.</content>
public readonly partial struct Decimal128
{
    public static implicit operator Decimal128(byte value) => new((int)value);

    public static implicit operator Decimal128(short value) => new((int)value);

    public static implicit operator Decimal128(int value) => new(value);

    public static implicit operator Decimal128(long value) => new(value);

    public static implicit operator Decimal128(decimal value) => new(value);

    public static explicit operator Decimal128(double value) => new(value);

    public static explicit operator decimal(Decimal128 value) => ToDecimal(value);

    public static explicit operator double(Decimal128 value) => ToDouble(value);

    public static explicit operator int(Decimal128 value) => ToInt32(value);

    public static explicit operator long(Decimal128 value) => ToInt64(value);

    /// <summary>Keeps trailing zeros; a value too small becomes zero.</summary>
    public static decimal ToDecimal(Decimal128 d) => d.Bits.ToDecimal();

    public static double ToDouble(Decimal128 d) => d.Bits.ToDouble();

    /// <summary>The integer part.</summary>
    public static int ToInt32(Decimal128 d) => d.Bits.ToInt32();

    /// <summary>The integer part.</summary>
    public static long ToInt64(Decimal128 d) => d.Bits.ToInt64();
}
