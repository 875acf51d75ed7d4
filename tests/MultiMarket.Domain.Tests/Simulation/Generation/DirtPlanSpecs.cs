using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Domain.Tests.Simulation.Generation;

public sealed class DirtPlanSpecs
{
    [Theory]
    [InlineData(1_000, 4, 40)]
    [InlineData(1_000, 0.3, 3)]
    [InlineData(5_000, 2.5, 125)]
    [InlineData(7, 100, 7)]
    [InlineData(50, 0, 0)]
    [InlineData(0, 10, 0)]
    public void Each_item_concerns_a_record_of_its_own_and_each_kind_its_share(long records, double percent, long count)
    {
        var plan = new DirtPlan(records, (decimal)percent);
        var items = Enumerable.Range(0, (int)plan.Count).Select(i => plan.Item(i)).ToArray();

        plan.Count.ShouldBe(count);
        items.Select(i => i.Record).Distinct().Count().ShouldBe((int)count);
        items.ShouldAllBe(i => i.Record >= 1 && i.Record <= records);
        foreach (var kind in DirtKinds.All) items.Count(i => i.Kind == kind).ShouldBe((int)plan.CountOf(kind));
        for (var record = 1L; record <= records; record++)
            plan.KindOf(record).ShouldBe(items.Where(i => i.Record == record).Select(i => (DirtKind?)i.Kind).FirstOrDefault());
    }
}
