namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Rounding to a number of places.</content>
internal readonly partial struct Dec128
{
    /// <summary>The largest integer that is not above the value.</summary>
    public static Dec128 Floor(Dec128 value) => Quantize(value, 0, MidpointRounding.ToNegativeInfinity);

    /// <summary>The smallest integer that is not below the value.</summary>
    public static Dec128 Ceiling(Dec128 value) => Quantize(value, 0, MidpointRounding.ToPositiveInfinity);

    /// <summary>Cuts off all but <paramref name="places"/> decimals; a negative number cuts digits before the point.</summary>
    public static Dec128 Truncate(Dec128 value, int places = 0) => Quantize(value, -places, MidpointRounding.ToZero);

    /// <summary>Rounds half to even to <paramref name="places"/> decimals; a negative number rounds digits before the point.</summary>
    public static Dec128 Round(Dec128 value, int places = 0) => Quantize(value, -places, MidpointRounding.ToEven);

    /// <summary>Brings the value to an exponent, as long as 34 digits can hold the result; a longer result keeps its value and its exponent.</summary>
    private static Dec128 Quantize(Dec128 value, int exponent, MidpointRounding rounding)
    {
        if (!value.IsFinite || value.Exponent == exponent)
        {
            return value;
        }

        var excess = exponent - value.Exponent;
        if (excess > 0)
        {
            return Finish(value.IsNegative, DropDigits(value.Coefficient, excess, rounding, value.IsNegative), exponent);
        }

        var digits = CountDigits(value.Coefficient);
        return digits == 0 || digits - excess > MaxDigits
            ? (digits == 0 ? new Dec128(value.IsNegative, 0, Math.Clamp(exponent, MinExponent, MaxExponent)) : value)
            : new Dec128(value.IsNegative, value.Coefficient * Power(-excess), exponent);
    }
}
