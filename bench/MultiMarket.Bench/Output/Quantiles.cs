namespace MultiMarket.Bench.Output;

/// <summary>Quantiles of measured values.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    public static double Of(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
