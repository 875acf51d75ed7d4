using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation.Calendar;

public sealed class SalesCalendarSpecs
{
    private readonly SalesCalendar _calendar = new(new CalendarParameters());

    [Theory]
    [InlineData("2023-03-23", "2023-04-21")]
    [InlineData("2024-03-12", "2024-04-09")]
    [InlineData("2025-03-02", "2025-03-30")]
    public void Ramadan_is_when_it_was_observed_in_Morocco(string first, string last) => RamadanIs(first, last, _calendar);

    // One day after the calendar of Mecca, which begins them on 2022-04-02 and 2024-03-11.
    [Theory]
    [InlineData("2022-04-03", "2022-05-02")]
    [InlineData("2024-03-12", "2024-04-10")]
    public void Other_years_are_computed(string first, string last) =>
        RamadanIs(first, last, new SalesCalendar(new CalendarParameters { ObservedRamadans = [] }));

    [Theory]
    [InlineData("2022-11-25")]
    [InlineData("2023-11-24")]
    [InlineData("2024-11-29")]
    [InlineData("2025-11-28")]
    public void Black_Friday_follows_the_fourth_Thursday_of_November_and_lasts_to_Monday(string friday)
    {
        var first = DateOnly.ParseExact(friday, "O");
        DaysOf(first.Year, _calendar, Season.BlackFriday).ShouldBe([first, first.AddDays(1), first.AddDays(2), first.AddDays(3)]);
    }

    [Fact]
    public void Sales_take_place_in_winter_and_in_summer()
    {
        DaysOf(2023, _calendar, Season.WinterSales).Length.ShouldBe(31 + 28);
        DaysOf(2023, _calendar, Season.SummerSales).Length.ShouldBe(31 + 31);
    }

    [Fact]
    public void Of_two_seasons_the_stronger_counts()
    {
        // Ramadan of 2026 begins in February.
        _calendar.SeasonOf(new DateOnly(2026, 2, 25)).ShouldBe(Season.Ramadan);
        new SalesCalendar(new CalendarParameters { Ramadan = 1.1 }).SeasonOf(new DateOnly(2026, 2, 25)).ShouldBe(Season.WinterSales);
    }

    [Fact]
    public void A_day_weighs_by_season_weekday_and_growth()
    {
        var parameters = new CalendarParameters { YearlyGrowth = 0.1 };
        var calendar = new SalesCalendar(parameters);
        var (ordinary, yearLater) = (new DateOnly(2023, 5, 15), new DateOnly(2024, 5, 13));

        (calendar.WeightOf(new DateOnly(2023, 5, 20)) / calendar.WeightOf(ordinary)).ShouldBe(parameters.Weekdays[5] / parameters.Weekdays[0], 0.005);
        (calendar.WeightOf(yearLater) / calendar.WeightOf(ordinary)).ShouldBe(1.1, 0.005);
    }

    private static void RamadanIs(string first, string last, SalesCalendar calendar)
    {
        var (begin, end) = (DateOnly.ParseExact(first, "O"), DateOnly.ParseExact(last, "O"));
        var days = DaysOf(begin.Year, calendar, Season.Ramadan);
        (days[0], days[^1], days.Length).ShouldBe((begin, end, end.DayNumber - begin.DayNumber + 1));
    }

    private static DateOnly[] DaysOf(int year, SalesCalendar calendar, Season season) =>
        [.. Enumerable.Range(0, 365).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(d => calendar.SeasonOf(d) == season)];
}
