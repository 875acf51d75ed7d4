namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// An IEEE 754-2008 decimal128: up to 34 digits, exponent -6176 to 6111, kept as the 16 bytes (binary integer decimal) that BSON stores.
/// </summary>
/// <remarks>Equality and order go by value, so 1.0 equals 1.00; NaN equals itself and sorts below every other value, as in MongoDB.</remarks>
internal readonly partial struct Dec128 : IEquatable<Dec128>, IComparable<Dec128>
{
    internal const int MaxDigits = 34;
    internal const int MinExponent = -6176;
    internal const int MaxExponent = 6111;

    private const ulong SignBit = 0x8000_0000_0000_0000;
    private const ulong InfinityBits = 0x7800_0000_0000_0000;
    private const ulong NaNBits = 0x7C00_0000_0000_0000;
    private const ulong LargeCoefficientBits = 0x6000_0000_0000_0000;
    private const ulong CoefficientMask = 0x0001_FFFF_FFFF_FFFF;

    /// <summary>Takes the two halves as BSON stores them, without any check: every pattern of bits means some value.</summary>
    public Dec128(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    private Dec128(bool negative, UInt128 coefficient, int exponent)
    {
        High = (negative ? SignBit : 0) | ((ulong)(exponent - MinExponent) << 49) | (ulong)(coefficient >> 64);
        Low = (ulong)coefficient;
    }

    /// <summary>The upper 64 bits: sign, exponent and the top of the coefficient.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits of the coefficient.</summary>
    public ulong Low { get; }

    public static Dec128 Zero { get; } = new(false, 0, 0);

    public static Dec128 One { get; } = new(false, 1, 0);

    public static Dec128 NaN { get; } = new(NaNBits, 0);

    public static Dec128 PositiveInfinity { get; } = new(InfinityBits, 0);

    public static Dec128 NegativeInfinity { get; } = new(InfinityBits | SignBit, 0);

    public static Dec128 MaxValue { get; } = new(false, Power(MaxDigits) - 1, MaxExponent);

    public static Dec128 MinValue { get; } = new(true, Power(MaxDigits) - 1, MaxExponent);

    public bool IsNaN => (High & NaNBits) == NaNBits;

    public bool IsInfinity => (High & NaNBits) == InfinityBits;

    public bool IsFinite => (High & InfinityBits) != InfinityBits;

    /// <summary>The sign bit, which zero and NaN have too.</summary>
    public bool IsNegative => (High & SignBit) != 0;

    public bool IsZero => IsFinite && Coefficient == 0;

    /// <summary>The digits as an integer; zero for infinities, NaN and the patterns beyond 34 digits, which the standard reads as zero.</summary>
    internal UInt128 Coefficient
    {
        get
        {
            if ((High & LargeCoefficientBits) == LargeCoefficientBits)
            {
                return 0;
            }

            var coefficient = new UInt128(High & CoefficientMask, Low);
            return coefficient < Power(MaxDigits) ? coefficient : 0;
        }
    }

    /// <summary>The power of ten that the coefficient is multiplied with; meaningless for infinities and NaN.</summary>
    internal int Exponent =>
        (int)((High & LargeCoefficientBits) == LargeCoefficientBits ? (High >> 47) & 0x3FFF : (High >> 49) & 0x3FFF) + MinExponent;

    private static Dec128 Infinity(bool negative) => negative ? NegativeInfinity : PositiveInfinity;
}
