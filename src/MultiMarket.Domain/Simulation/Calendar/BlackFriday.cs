namespace MultiMarket.Domain.Simulation.Calendar;

/// <summary>The four days of the November sale.</summary>
internal static class BlackFriday
{
    /// <summary>The Friday after the fourth Thursday of November.</summary>
    public static DateOnly Of(int year)
    {
        var first = new DateOnly(year, 11, 1);
        var firstThursday = first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7);
        return firstThursday.AddDays(22);
    }

    /// <summary>True from that Friday to the Monday after it.</summary>
    public static bool Contains(DateOnly day)
    {
        var since = day.DayNumber - Of(day.Year).DayNumber;
        return since is >= 0 and <= 3;
    }
}
