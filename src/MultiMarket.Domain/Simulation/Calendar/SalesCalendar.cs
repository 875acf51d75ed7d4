using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Calendar;

/// <summary>Knows the season of each day and how much is sold on it.</summary>
public sealed class SalesCalendar
{
    // Growth counts from here, so that a day has the same weight in every stretch of time.
    private static readonly DateOnly Origin = new(2023, 1, 1);
    private const double DaysPerYear = 365.25;

    private readonly CalendarParameters _parameters;
    private readonly Ramadan _ramadan;

    /// <param name="parameters">The weights.</param>
    public SalesCalendar(CalendarParameters parameters) => (_parameters, _ramadan) = (parameters, new Ramadan(parameters.ObservedRamadans));

    /// <summary>The season of a day; of several the strongest.</summary>
    public Season SeasonOf(DateOnly day)
    {
        var season = Season.Ordinary;
        if (day.Month is 1 or 2) season = Season.WinterSales;
        if (day.Month is 7 or 8) season = Season.SummerSales;
        if (_ramadan.Contains(day)) season = Stronger(season, Season.Ramadan);
        if (BlackFriday.Contains(day)) season = Stronger(season, Season.BlackFriday);
        return season;
    }

    /// <summary>The weight of a season, 1 for an ordinary day.</summary>
    public double WeightOf(Season season) => season switch
    {
        Season.WinterSales => _parameters.WinterSales,
        Season.SummerSales => _parameters.SummerSales,
        Season.Ramadan => _parameters.Ramadan,
        Season.BlackFriday => _parameters.BlackFriday,
        _ => 1,
    };

    /// <summary>The weight of a day among others: season, weekday and growth.</summary>
    public double WeightOf(DateOnly day)
    {
        var weekday = _parameters.Weekdays[((int)day.DayOfWeek + 6) % 7];
        var growth = Math.Pow(1 + _parameters.YearlyGrowth, (day.DayNumber - Origin.DayNumber) / DaysPerYear);
        return WeightOf(SeasonOf(day)) * weekday * growth;
    }

    private Season Stronger(Season one, Season other) => WeightOf(other) > WeightOf(one) ? other : one;
}
