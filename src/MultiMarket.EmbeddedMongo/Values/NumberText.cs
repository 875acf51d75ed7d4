using System.Globalization;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>Doubles as text, as MongoDB prints them.</summary>
internal static class NumberText
{
    /// <param name="value">The number.</param>
    /// <param name="keepPoint">Whether a whole number ends in <c>.0</c>, as in messages; <c>$toString</c> leaves that out.</param>
    public static string Of(double value, bool keepPoint)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        var magnitude = Math.Abs(value);
        var text = magnitude is >= 1e21 or (> 0 and < 1e-6)
            ? value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal)
            : Plain(value);
        return keepPoint && !text.AsSpan().ContainsAny('.', 'e') ? text + ".0" : text;
    }

    private static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString(CultureInfo.InvariantCulture) : text
            : text;
    }
}
