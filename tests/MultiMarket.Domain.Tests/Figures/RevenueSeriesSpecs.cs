using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;

namespace MultiMarket.Domain.Tests.Figures;

public sealed class RevenueSeriesSpecs
{
    [Fact]
    public void Cells_stand_in_their_period_and_channel_and_empty_ones_are_zero()
    {
        var series = Series(["2026-01", "2026-02"], [], new("2026-02", "mobile", 30), new("2026-01", "web", 10), new("2026-01", "boutique", 5));

        series.Select(p => p.Period).ShouldBe(["2026-01", "2026-02"]);
        series[0].ByChannel.ShouldBe([10, 0, 5]);
        series[1].ByChannel.ShouldBe([0, 30, 0]);
        series.Select(p => p.Total).ShouldBe([15, 30]);
    }

    [Fact]
    public void The_average_is_that_of_the_point_and_the_two_before_it()
    {
        var series = Series(["2026-03", "2026-04"], ["2026-01", "2026-02"], new("2026-01", "web", 3), new("2026-02", "web", 6), new("2026-03", "web", 9), new("2026-04", "web", 30));

        series.Select(p => p.Average).ShouldBe([6, 15]);
    }

    [Fact]
    public void Points_before_the_first_order_do_not_lower_the_average_and_later_ones_without_orders_do()
    {
        var series = Series(["2026-02", "2026-03", "2026-04", "2026-05"], ["2025-12", "2026-01"], new("2026-03", "web", 12), new("2026-05", "web", 6));

        series.Select(p => p.Average).ShouldBe([0, 12, 6, 6]);
    }

    [Fact]
    public void Channels_that_are_not_asked_for_do_not_count()
    {
        var series = RevenueSeries.Of(["2026-01"], [], [new("2026-01", "web", 10), new("2026-01", "mobile", 5)], [Channel.Mobile], 3);

        series.ShouldBe([new RevenuePoint("2026-01", [5], 5, 5)]);
    }

    private static ValueList<RevenuePoint> Series(string[] points, string[] before, params RevenueCell[] cells) => RevenueSeries.Of(points, before, cells, Channel.All, 3);
}
