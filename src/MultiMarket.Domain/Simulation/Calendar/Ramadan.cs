using System.Globalization;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Calendar;

/// <summary>The days of Ramadan in Morocco.</summary>
/// <param name="observed">The months as they were observed.</param>
internal sealed class Ramadan(IReadOnlyList<DayRange> observed)
{
    private const int Month = 9;
    private static readonly UmAlQuraCalendar Computed = new();

    /// <summary>True on a day of Ramadan. Years that the computed calendar does not know have none.</summary>
    public bool Contains(DateOnly day)
    {
        foreach (var month in observed)
            if (Math.Abs(month.First.DayNumber - day.DayNumber) < 180) return month.Contains(day);

        // Morocco waits until the new moon is seen, as a rule a day after the computed calendar of Mecca.
        var computed = day.AddDays(-1).ToDateTime(default);
        return computed >= Computed.MinSupportedDateTime && computed <= Computed.MaxSupportedDateTime && Computed.GetMonth(computed) == Month;
    }
}
