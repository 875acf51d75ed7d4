using System.Globalization;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>Doubles as text, as MongoDB prints them: C's <c>%.16g</c>.</summary>
internal static class NumberText
{
    private const int Digits = 16;

    /// <param name="value">The number.</param>
    /// <param name="keepPoint">Whether a whole number ends in <c>.0</c>, as in messages; <c>$toString</c> leaves that out.</param>
    public static string Of(double value, bool keepPoint)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        var text = General(value);
        return keepPoint && !text.AsSpan().ContainsAny('.', 'e') ? text + ".0" : text;
    }

    private static string General(double value)
    {
        if (value == 0)
            return double.IsNegative(value) ? "-0" : "0";

        // d.ddddddddddddddde±xxx: sixteen digits and the power of ten of the first.
        var scientific = value.ToString("E15", CultureInfo.InvariantCulture);
        var mark = scientific.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= Digits)
        {
            var mantissa = scientific[..mark].TrimEnd('0').TrimEnd('.');
            return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}");
        }

        var plain = value.ToString("F" + Math.Max(0, Digits - 1 - exponent), CultureInfo.InvariantCulture);
        return plain.Contains('.', StringComparison.Ordinal) ? plain.TrimEnd('0').TrimEnd('.') : plain;
    }
}
