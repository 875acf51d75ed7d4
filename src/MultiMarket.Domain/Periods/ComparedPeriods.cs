namespace MultiMarket.Domain.Periods;

/// <summary>
/// A period and what it is compared with. A period that runs up to today is compared with as much of the one before it: the first
/// nine days of a month with the first nine days of the month before.
/// </summary>
/// <param name="Current">The period.</param>
/// <param name="Previous">The period before it.</param>
/// <param name="YearBefore">The same days a year earlier; 29 February becomes the 28th.</param>
public sealed record ComparedPeriods(DayPeriod Current, DayPeriod Previous, DayPeriod YearBefore)
{
    /// <summary>The earliest day of a period of choice; leaves room for what it is compared with.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The periods of that kind on that day.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="today">The merchant's day.</param>
    /// <param name="custom">The period of <see cref="PeriodKind.Custom"/>; without effect on the others.</param>
    public static ComparedPeriods Of(PeriodKind kind, DateOnly today, DayPeriod? custom = null)
    {
        var current = kind == PeriodKind.Custom && custom is { } chosen ? chosen : new DayPeriod(Start(kind, today), today);
        return new ComparedPeriods(current, Before(kind, current), new DayPeriod(current.From.AddYears(-1), current.To.AddYears(-1)));
    }

    private static DateOnly Start(PeriodKind kind, DateOnly today) => kind switch
    {
        PeriodKind.Today => today,
        PeriodKind.Days7 => today.AddDays(-6),
        PeriodKind.Days30 => today.AddDays(-29),
        PeriodKind.Month => new DateOnly(today.Year, today.Month, 1),
        PeriodKind.Quarter => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1),
        PeriodKind.Year => new DateOnly(today.Year, 1, 1),
        _ => new DateOnly(today.Year, today.Month, 1).AddMonths(-11),
    };

    private static DayPeriod Before(PeriodKind kind, DayPeriod current) => kind switch
    {
        PeriodKind.Month => MonthsEarlier(current, 1),
        PeriodKind.Quarter => MonthsEarlier(current, 3),
        PeriodKind.Year or PeriodKind.Months12 => MonthsEarlier(current, 12),
        _ => new DayPeriod(current.From.AddDays(-current.Days), current.From.AddDays(-1)),
    };

    // AddMonths keeps the day within the month, so that 31 March is compared with the whole of February and no day of March twice.
    private static DayPeriod MonthsEarlier(DayPeriod current, int months) => new(current.From.AddMonths(-months), current.To.AddMonths(-months));
}
