namespace MultiMarket.Domain.Simulation.Chance;

/// <summary>A fixed heavy-tailed population: as many weights as asked for, at even quantiles of a log-normal distribution.</summary>
internal static class LogNormal
{
    /// <summary>The weights in random order; their shape depends on nothing but count, spread and cap.</summary>
    /// <param name="count">How many.</param>
    /// <param name="spread">The standard deviation of their logarithm.</param>
    /// <param name="cap">The largest, as a multiple of the mean that they would have without a cap.</param>
    /// <param name="random">Gives the order.</param>
    public static double[] Weights(int count, double spread, double cap, RandomSequence random)
    {
        var weights = new double[count];
        for (var i = 0; i < count; i++) weights[i] = Math.Exp(spread * NormalQuantile((i + 0.5) / count));
        var largest = cap * weights.Average();
        for (var i = 0; i < count; i++) weights[i] = Math.Min(weights[i], largest);
        Shuffle(weights, ref random);
        return weights;
    }

    /// <summary>Puts values into random order.</summary>
    public static void Shuffle<T>(T[] values, ref RandomSequence random)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = (int)random.Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>The inverse of the standard normal distribution, to four digits (Abramowitz and Stegun 26.2.23).</summary>
    /// <param name="share">A number between 0 and 1, both exclusive.</param>
    public static double NormalQuantile(double share)
    {
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(share, 1 - share)));
        var quantile = t - ((2.515517 + (0.802853 * t) + (0.010328 * t * t)) / (1 + (1.432788 * t) + (0.189269 * t * t) + (0.001308 * t * t * t)));
        return share < 0.5 ? -quantile : quantile;
    }
}
