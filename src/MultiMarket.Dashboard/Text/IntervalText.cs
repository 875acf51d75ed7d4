using MultiMarket.Domain.Control;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Text;

/// <summary>How often something happens as the pages write it, such as <c>2 à 5 s</c>. The spaces are U+00A0, so that it stays on one line.</summary>
public static class IntervalText
{
    private const string Space = "\u00A0";

    /// <summary>Writes an interval; a unit that both ends share stands once.</summary>
    public static string Of(TickRange range, Reader reader)
    {
        var ((shortest, shortUnit), (longest, longUnit)) = (Whole(range.Min), Whole(range.Max));
        var end = longest + Space + longUnit;
        if (range.Min == range.Max) return end;
        return reader.Say(RealTimeWords.Between, shortUnit == longUnit ? shortest : shortest + Space + shortUnit, end);
    }

    // The largest unit of which it is a whole number.
    private static (string Number, string Unit) Whole(TimeSpan span)
    {
        var (ticks, unit) = span.Ticks switch
        {
            var t when t % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, "h"),
            var t when t % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, "min"),
            var t when t % TimeSpan.TicksPerSecond == 0 => (TimeSpan.TicksPerSecond, "s"),
            _ => (TimeSpan.TicksPerMillisecond, "ms"),
        };
        return (ReportText.Count(span.Ticks / ticks), unit);
    }
}
