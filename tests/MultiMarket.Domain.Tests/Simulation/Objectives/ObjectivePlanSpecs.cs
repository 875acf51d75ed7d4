using MultiMarket.Domain.Simulation.Objectives;

namespace MultiMarket.Domain.Tests.Simulation.Objectives;

public sealed class ObjectivePlanSpecs
{
    private static readonly RetailFixture.Drawn Drawn = RetailFixture.MultiMarket;
    private readonly IReadOnlyList<MonthlyObjective> _plan = ObjectivePlan.Derive(Drawn.History, RetailFixture.Count);

    [Fact]
    public void There_is_one_for_each_month_and_channel()
    {
        _plan.Count.ShouldBe(24 * 3);
        _plan.Select(o => (o.Year, o.Month, o.Channel)).Distinct().Count().ShouldBe(24 * 3);
    }

    [Fact]
    public void They_ask_for_5_percent_more_than_was_earned()
    {
        var revenue = Drawn.All.Sales.Where(s => s.IsRevenueAt(Drawn.History.End)).Sum(s => s.Total);

        ((double)(_plan.Sum(o => o.Revenue) / revenue)).ShouldBe(1.05, 0.002);
        ((double)(_plan.Sum(o => o.Marketing) / _plan.Sum(o => o.Revenue))).ShouldBe(0.06, 0.001);
    }

    [Fact]
    public void November_asks_for_more_than_October() =>
        _plan.Where(o => o is { Year: 2024, Month: 11 }).Sum(o => o.Revenue).ShouldBeGreaterThan(_plan.Where(o => o is { Year: 2024, Month: 10 }).Sum(o => o.Revenue));
}
