using MultiMarket.Domain.Periods;

namespace MultiMarket.Domain.Tests.Periods;

public sealed class ComparedPeriodsSpecs
{
    [Theory]
    [InlineData(PeriodKind.Today, "2026-03-31", "2026-03-31..2026-03-31", "2026-03-30..2026-03-30", "2025-03-31..2025-03-31")]
    [InlineData(PeriodKind.Days7, "2026-03-03", "2026-02-25..2026-03-03", "2026-02-18..2026-02-24", "2025-02-25..2025-03-03")]
    [InlineData(PeriodKind.Days30, "2026-03-31", "2026-03-02..2026-03-31", "2026-01-31..2026-03-01", "2025-03-02..2025-03-31")]
    [InlineData(PeriodKind.Month, "2026-03-09", "2026-03-01..2026-03-09", "2026-02-01..2026-02-09", "2025-03-01..2025-03-09")]
    [InlineData(PeriodKind.Month, "2026-03-31", "2026-03-01..2026-03-31", "2026-02-01..2026-02-28", "2025-03-01..2025-03-31")]
    [InlineData(PeriodKind.Quarter, "2026-05-15", "2026-04-01..2026-05-15", "2026-01-01..2026-02-15", "2025-04-01..2025-05-15")]
    [InlineData(PeriodKind.Year, "2024-02-29", "2024-01-01..2024-02-29", "2023-01-01..2023-02-28", "2023-01-01..2023-02-28")]
    [InlineData(PeriodKind.Months12, "2026-03-09", "2025-04-01..2026-03-09", "2024-04-01..2025-03-09", "2024-04-01..2025-03-09")]
    public void A_period_up_to_today_is_compared_with_as_much_of_the_one_before_and_of_the_year_before(PeriodKind kind, string today, string current, string previous, string yearBefore) =>
        ComparedPeriods.Of(kind, Day(today)).ShouldBe(new ComparedPeriods(Days(current), Days(previous), Days(yearBefore)));

    [Theory]
    [InlineData("2026-02-01..2026-02-28", "2026-01-04..2026-01-31", "2025-02-01..2025-02-28")]
    [InlineData("2024-02-29..2024-02-29", "2024-02-28..2024-02-28", "2023-02-28..2023-02-28")]
    public void A_period_of_choice_is_compared_with_as_many_days_before_it(string current, string previous, string yearBefore) =>
        ComparedPeriods.Of(PeriodKind.Custom, Day("2026-03-09"), Days(current)).ShouldBe(new ComparedPeriods(Days(current), Days(previous), Days(yearBefore)));

    [Theory]
    [InlineData("2026-01-01..2026-01-31", "2026-01-15..2026-03-01", "2026-01-15..2026-01-31")]
    [InlineData("2026-01-01..2026-01-31", "2026-01-31..2026-03-01", "2026-01-31..2026-01-31")]
    [InlineData("2026-01-01..2026-01-31", "2026-02-01..2026-03-01", null)]
    public void Periods_have_the_days_in_common_that_both_cover(string one, string other, string? common)
    {
        Days(one).Within(Days(other)).ShouldBe(common is null ? null : Days(common));
        Days(other).Within(Days(one)).ShouldBe(common is null ? null : Days(common));
    }

    private static DayPeriod Days(string text) => new(Day(text.Split("..")[0]), Day(text.Split("..")[1]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
