using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Figures;

/// <summary>The orders of one hour of today and of the same hour a week ago.</summary>
/// <param name="Hour">The hour, 0 to 23.</param>
/// <param name="Today">Today's orders of each channel, in the order of <see cref="Channel.All"/>.</param>
/// <param name="LastWeek">The orders of all channels a week ago.</param>
public sealed record HourPoint(int Hour, ValueList<long> Today, long LastWeek);

/// <summary>Today against the same day last week.</summary>
/// <param name="Hours">The 24 hours.</param>
/// <param name="TodaySoFar">Today's orders in the hours that are over.</param>
/// <param name="LastWeekSoFar">The orders of the same hours a week ago.</param>
public sealed record HourComparison(ValueList<HourPoint> Hours, long TodaySoFar, long LastWeekSoFar)
{
    /// <summary>Compares two tables of <see cref="FigureNames.Hours"/>.</summary>
    /// <param name="today">Today's.</param>
    /// <param name="lastWeek">That of the same day last week.</param>
    /// <param name="hour">The present hour, which is not over yet.</param>
    public static HourComparison Of(FigureTable today, FigureTable lastWeek, int hour)
    {
        var now = today.Rows.ToDictionary(r => (r.Count("heure"), r.Text("canal")), r => r.Count("commandes"));
        var then = lastWeek.Rows.GroupBy(r => r.Count("heure")).ToDictionary(g => g.Key, g => g.Sum(r => r.Count("commandes")));
        var hours = Enumerable.Range(0, 24)
            .Select(h => new HourPoint(h, Channel.All.Select(c => now.GetValueOrDefault((h, c.Name))).ToValueList(), then.GetValueOrDefault(h)))
            .ToValueList();
        return new HourComparison(hours, hours.Where(h => h.Hour < hour).Sum(h => h.Today.Sum()), hours.Where(h => h.Hour < hour).Sum(h => h.LastWeek));
    }
}
