using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson;

/// <summary>An IEEE 754-2008 decimal of 34 digits. Equality and order go by value: 1.0 equals 1.00, NaN sorts lowest.</summary>
public readonly partial struct Decimal128 : IComparable<Decimal128>, IEquatable<Decimal128>
{
    internal Decimal128(Dec128 bits) => Bits = bits;

    public Decimal128(decimal value) => Bits = Dec128.FromDecimal(value);

    /// <summary>Takes the 17 digits that identify a double: 0.1 becomes 0.10000000000000001.</summary>
    public Decimal128(double value) => Bits = Dec128.FromDouble17(value);

    public Decimal128(int value) => Bits = Dec128.FromInt32(value);

    public Decimal128(long value) => Bits = Dec128.FromInt64(value);

    public Decimal128(uint value) => Bits = Dec128.FromInt64(value);

    public Decimal128(ulong value) => Bits = Dec128.FromUInt64(value);

    public static Decimal128 MaxValue => new(Dec128.MaxValue);

    public static Decimal128 MinValue => new(Dec128.MinValue);

    public static Decimal128 NegativeInfinity => new(Dec128.NegativeInfinity);

    public static Decimal128 One => new(Dec128.One);

    public static Decimal128 PositiveInfinity => new(Dec128.PositiveInfinity);

    public static Decimal128 QNaN => new(Dec128.NaN);

    public static Decimal128 Zero => new(Dec128.Zero);

    internal Dec128 Bits { get; }

    public static Decimal128 FromIEEEBits(ulong highBits, ulong lowBits) => new(new Dec128(highBits, lowBits));

    public static bool IsInfinity(Decimal128 d) => d.Bits.IsInfinity;

    public static bool IsNaN(Decimal128 d) => d.Bits.IsNaN;

    public static bool IsNegative(Decimal128 d) => d.Bits.IsNegative;

    public static bool IsZero(Decimal128 d) => d.Bits.IsZero;

    public static Decimal128 Negate(Decimal128 x) => new(Dec128.Negate(x.Bits));

    /// <exception cref="FormatException">No number, or one that 34 digits cannot hold exactly.</exception>
    public static Decimal128 Parse(string s) => new(Dec128.Parse(s));

    public static bool TryParse(string? s, out Decimal128 result)
    {
        var parsed = Dec128.TryParse(s, out var bits);
        result = new Decimal128(bits);
        return parsed;
    }

    public ulong GetIEEEHighBits() => Bits.High;

    public ulong GetIEEELowBits() => Bits.Low;

    public override string ToString() => Bits.ToString();
}
