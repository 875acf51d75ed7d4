using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Domain.Tests.Figures;

public sealed class HourComparisonSpecs
{
    [Fact]
    public void Today_is_compared_over_the_hours_that_are_over()
    {
        var hours = HourComparison.Of(Table((8, "web", 4), (8, "boutique", 1), (9, "mobile", 2), (10, "web", 9)), Table((8, "web", 3), (8, "mobile", 3), (9, "web", 1), (10, "web", 50)), hour: 10);

        hours.Hours.Count.ShouldBe(24);
        hours.Hours[8].ShouldBe(new HourPoint(8, [4, 0, 1], 6));
        hours.Hours[10].ShouldBe(new HourPoint(10, [9, 0, 0], 50));
        hours.Hours[23].ShouldBe(new HourPoint(23, [0, 0, 0], 0));
        hours.TodaySoFar.ShouldBe(7);
        hours.LastWeekSoFar.ShouldBe(7);
    }

    [Fact]
    public void At_midnight_nothing_is_over()
    {
        var hours = HourComparison.Of(Table((0, "web", 4)), Table((0, "web", 5)), hour: 0);

        (hours.TodaySoFar, hours.LastWeekSoFar).ShouldBe((0, 0));
    }

    private static FigureTable Table(params (int Hour, string Channel, long Orders)[] rows) => new(
        new FigureQuery(FigureNames.Hours, new DayPeriod(new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 8)), Channel.All.ToValueList(), OrderStatuses.All.ToValueList()),
        [.. rows.Select(r => new FigureRow(new Dictionary<string, object> { ["heure"] = (long)r.Hour, ["canal"] = r.Channel, ["commandes"] = r.Orders }))]);
}
