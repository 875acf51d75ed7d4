using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Text in the form that MongoDB's drivers and servers write.</content>
internal readonly partial struct Dec128
{
    /// <summary>Reads a number, "Infinity", "inf" or "NaN", signs and exponents included.</summary>
    /// <exception cref="FormatException">The text is no number, or one that 34 digits and the range of exponents cannot hold exactly.</exception>
    public static Dec128 Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"{text} is not a valid Decimal128.");

    /// <summary>As <see cref="Parse"/>, answering false instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Dec128 value) => TryParse(text.AsSpan(), out value);

    /// <inheritdoc cref="TryParse(string?, out Dec128)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Dec128 value)
    {
        value = Zero;
        var negative = text.StartsWith('-');
        var rest = negative || text.StartsWith('+') ? text[1..] : text;
        if (text.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            value = NaN;
            return true;
        }

        if (rest.Equals("Infinity", StringComparison.OrdinalIgnoreCase) || rest.Equals("inf", StringComparison.OrdinalIgnoreCase))
        {
            value = Infinity(negative);
            return true;
        }

        return TryParseDigits(rest, negative, out value);
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, bool negative, out Dec128 value)
    {
        value = Zero;
        UInt128 coefficient = 0;
        int digits = 0, zeros = 0, exponent = 0, at = 0;
        bool any = false, point = false;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && !point)); at++)
        {
            if (text[at] == '.')
            {
                point = true;
                continue;
            }

            any = true;
            exponent -= point ? 1 : 0;
            if (text[at] == '0')
            {
                // Zeros are held back until another digit follows, so that only digits that matter count towards the 34.
                zeros += digits > 0 ? 1 : 0;
                continue;
            }

            digits += zeros + 1;
            if (digits > MaxDigits)
            {
                return false;
            }

            coefficient = (coefficient * Power(zeros + 1)) + (UInt128)(text[at] - '0');
            zeros = 0;
        }

        var kept = Math.Min(zeros, MaxDigits - digits);
        if (!any || !TryParseExponent(text[at..], out var written))
        {
            return false;
        }

        coefficient *= Power(kept);
        return TryMake(negative, coefficient, (long)exponent + written + zeros - kept, out value);
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('e' or 'E') || !long.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        exponent = (int)Math.Clamp(value, -1_000_000_000, 1_000_000_000);
        return true;
    }

    private static bool TryMake(bool negative, UInt128 coefficient, long exponent, out Dec128 value)
    {
        value = Zero;
        if (coefficient == 0)
        {
            value = new Dec128(negative, 0, (int)Math.Clamp(exponent, MinExponent, MaxExponent));
            return true;
        }

        while (exponent < MinExponent && coefficient % 10 == 0)
        {
            coefficient /= 10;
            exponent++;
        }

        if (exponent < MinExponent || exponent + CountDigits(coefficient) > MaxExponent + MaxDigits)
        {
            return false;
        }

        value = Finish(negative, coefficient, (int)exponent);
        return true;
    }

    /// <summary>Plain digits where the exponent allows it, else scientific notation: 0.000001, 1E-7, 1.50, 1E+3.</summary>
    public override string ToString()
    {
        if (!IsFinite)
        {
            return IsNaN ? "NaN" : IsNegative ? "-Infinity" : "Infinity";
        }

        var sign = IsNegative ? "-" : "";
        var digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        var exponent = Exponent;
        var adjusted = exponent + digits.Length - 1;
        if (exponent > 0 || adjusted < -6)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}E{(adjusted < 0 ? "-" : "+")}{Math.Abs(adjusted)}");
        }

        if (exponent == 0)
        {
            return sign + digits;
        }

        var point = digits.Length + exponent;
        return point > 0
            ? string.Concat(sign, digits.AsSpan(0, point), ".", digits.AsSpan(point))
            : $"{sign}0.{new string('0', -point)}{digits}";
    }
}
