namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>When people buy. The weight of an ordinary day is 1; of several seasons on one day the strongest counts.</summary>
public sealed record CalendarParameters
{
    /// <summary>Weight of a day of Ramadan.</summary>
    public double Ramadan { get; init; } = 1.4;

    /// <summary>Weight of Black Friday, its week-end and its Monday.</summary>
    public double BlackFriday { get; init; } = 2.5;

    /// <summary>Weight of a day of January and February.</summary>
    public double WinterSales { get; init; } = 1.3;

    /// <summary>Weight of a day of July and August.</summary>
    public double SummerSales { get; init; } = 1.2;

    /// <summary>Growth of the sales in a year, as a share.</summary>
    public double YearlyGrowth { get; init; } = 0.05;

    /// <summary>First and last day of each Ramadan as it was observed in Morocco; other years are computed.</summary>
    public IReadOnlyList<DayRange> ObservedRamadans { get; init; } =
    [
        new(new(2023, 3, 23), new(2023, 4, 21)),
        new(new(2024, 3, 12), new(2024, 4, 9)),
        new(new(2025, 3, 2), new(2025, 3, 30)),
    ];

    /// <summary>Weight of each weekday, Monday first.</summary>
    public IReadOnlyList<double> Weekdays { get; init; } = [0.95, 0.93, 0.96, 0.99, 0.97, 1.12, 1.08];

    /// <summary>Weight of each hour on the web and in the application, midnight first.</summary>
    public IReadOnlyList<double> OnlineHours { get; init; } =
        [0.02, 0.01, 0.01, 0.01, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.07, 0.07, 0.06, 0.05, 0.04, 0.03];

    /// <summary>Weight of each hour in the shops, midnight first; 0 while they are closed.</summary>
    public IReadOnlyList<double> ShopHours { get; init; } =
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.04, 0.07, 0.09, 0.09, 0.06, 0.06, 0.08, 0.10, 0.12, 0.13, 0.11, 0.05, 0, 0, 0];
}
