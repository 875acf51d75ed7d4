using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Domain.Tests.Figures;

public sealed class TrendAxisSpecs
{
    private static readonly DayPeriod NewYear = new(new DateOnly(2025, 12, 30), new DateOnly(2026, 1, 2));

    [Fact]
    public void Days_and_months_are_named_as_the_pipelines_name_them()
    {
        TrendAxis.Points(NewYear, TrendStep.Day).ShouldBe(["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"]);
        TrendAxis.Points(NewYear, TrendStep.Month).ShouldBe(["2025-12", "2026-01"]);
    }

    [Theory]
    [InlineData(1, TrendStep.Day)]
    [InlineData(TrendAxis.MostDays, TrendStep.Day)]
    [InlineData(TrendAxis.MostDays + 1, TrendStep.Month)]
    public void Long_periods_are_told_by_month(int days, TrendStep step) =>
        TrendAxis.StepOf(new DayPeriod(NewYear.From, NewYear.From.AddDays(days - 1))).ShouldBe(step);

    [Fact]
    public void Points_without_a_row_are_there_too()
    {
        var query = new FigureQuery(FigureNames.KeyTrend, NewYear, Channel.All.ToValueList(), OrderStatuses.All.ToValueList());
        var table = new FigureTable(query, [new FigureRow(new Dictionary<string, object> { ["periode"] = "2025-12-31", ["commandes"] = 3L })]);

        TrendAxis.Fill(table, row => row.Count("commandes"), -1).ShouldBe([-1, 3, -1, -1]);
    }
}
