using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Figures;

/// <summary>One month or day of the CA.</summary>
/// <param name="Period">Its name, such as <c>2026-01</c> or <c>2026-01-08</c>.</param>
/// <param name="ByChannel">The CA of each channel asked for, in their order, in MAD.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Average">The mean of this total and those just before it, as many as the window holds or as there are.</param>
public sealed record RevenuePoint(string Period, ValueList<decimal> ByChannel, decimal Total, decimal Average);

/// <summary>The CA of one channel in one month or day, as a pipeline gives it.</summary>
public readonly record struct RevenueCell(string Period, string Channel, decimal Revenue);

/// <summary>The CA over time by channel, with a trailing average.</summary>
public static class RevenueSeries
{
    /// <summary>The months of the average.</summary>
    public const int MonthsAveraged = 3;

    /// <summary>The days of the average.</summary>
    public const int DaysAveraged = 7;

    /// <summary>Puts cells in their places.</summary>
    /// <param name="points">The names of the points shown, in order.</param>
    /// <param name="before">The names of the points before them that the average reaches back to, in order.</param>
    /// <param name="cells">The cells of both.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="window">How many points the average covers at most. What lies before the first order does not count: a merchant who began last month has an average of two months.</param>
    public static ValueList<RevenuePoint> Of(
        IEnumerable<string> points, IEnumerable<string> before, IEnumerable<RevenueCell> cells, IReadOnlyList<Channel> channels, int window)
    {
        var byPlace = cells.ToDictionary(c => (c.Period, c.Channel), c => c.Revenue);
        var totals = new Queue<decimal>();
        var series = new List<RevenuePoint>();
        var begun = false;
        foreach (var (point, shown) in before.Select(p => (p, false)).Concat(points.Select(p => (p, true))))
        {
            var values = channels.Select(c => byPlace.GetValueOrDefault((point, c.Name))).ToValueList();
            var total = values.Sum();
            begun |= channels.Any(c => byPlace.ContainsKey((point, c.Name)));
            if (begun) totals.Enqueue(total);
            if (totals.Count > window) totals.Dequeue();
            if (shown) series.Add(new RevenuePoint(point, values, total, totals.Count == 0 ? 0 : totals.Average()));
        }

        return series.ToValueList();
    }
}
