using System.Globalization;

namespace MultiMarket.Dashboard.Charts;

/// <summary>Numbers as SVG writes them, whatever the culture.</summary>
internal static class Svg
{
    /// <summary>A coordinate with one decimal.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
