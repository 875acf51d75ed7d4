using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Simulation.Objectives;

/// <summary>Spreads the revenue of a history over its months as the calendar lets expect, and asks for a little more.</summary>
public static class ObjectivePlan
{
    /// <summary>The objectives of every month that the history touches, in order.</summary>
    /// <param name="history">The history.</param>
    /// <param name="sales">How many sales it has.</param>
    /// <param name="progress">Told of each sale that was looked at.</param>
    public static IReadOnlyList<MonthlyObjective> Derive(SalesHistory history, long sales, Action? progress = null)
    {
        var revenue = Channel.All.ToDictionary(c => c, _ => 0m);
        for (var number = 1L; number <= sales; number++)
        {
            var sale = history.Draw(number);
            if (sale.IsRevenueAt(history.End)) revenue[sale.Channel] += sale.Total;
            progress?.Invoke();
        }

        return [.. Derive(history, revenue)];
    }

    private static IEnumerable<MonthlyObjective> Derive(SalesHistory history, Dictionary<Channel, decimal> revenue)
    {
        var (calendar, parameters) = (history.Model.Calendar, history.Model.Parameters.Objectives);
        var days = Enumerable.Range(0, history.Days.Days).Select(i => history.Days.First.AddDays(i)).ToArray();
        var total = days.Sum(calendar.WeightOf);
        foreach (var month in days.GroupBy(d => (d.Year, d.Month)))
        {
            var share = (decimal)(month.Sum(calendar.WeightOf) / total);
            foreach (var channel in Channel.All)
            {
                var aim = Round(revenue[channel] * share * (decimal)parameters.Ambition, 1_000);
                yield return new MonthlyObjective(month.Key.Year, month.Key.Month, channel, aim, Round(aim * (decimal)parameters.Marketing, 100));
            }
        }
    }

    private static decimal Round(decimal amount, int unit) => decimal.Round(amount / unit) * unit;
}
