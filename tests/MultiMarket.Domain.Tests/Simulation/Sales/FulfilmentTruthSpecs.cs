using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Tests.Simulation.Sales;

/// <summary>Whether orders end as those of a retailer do.</summary>
public sealed class FulfilmentTruthSpecs
{
    [Theory]
    [InlineData("web", 0.08, 0.061)]
    [InlineData("mobile", 0.06, 0.049)]
    [InlineData("boutique", 0.02, 0.03)]
    public void Statuses_and_returns_have_their_rates(string channel, double cancelled, double returned)
    {
        var drawn = RetailFixture.MultiMarket;
        var sales = drawn.All.Sales.Where(s => s.Channel.Name == channel).ToArray();
        // The orders of the last days are still on their way.
        var settled = sales.Where(s => s.PlacedAt < drawn.History.End.AddDays(-40)).ToArray();

        RetailFixture.Share(sales, s => s.Fulfilment.StatusAt(drawn.History.End) == OrderStatus.Cancelled).ShouldBe(cancelled, 0.008);
        RetailFixture.Share(settled, s => s.Fulfilment.StatusAt(drawn.History.End) == OrderStatus.Refunded).ShouldBe((1 - cancelled) * returned, 0.008);
        settled.ShouldAllBe(s => s.Fulfilment.IsCancelled || s.Fulfilment.StatusAt(drawn.History.End) == OrderStatus.Delivered || s.Fulfilment.StatusAt(drawn.History.End) == OrderStatus.Refunded);
    }

    [Fact]
    public void Open_orders_are_found_among_the_last_ones()
    {
        var drawn = RetailFixture.MultiMarket;
        var open = drawn.All.Sales.Where(s => s.Fulfilment.StatusAt(drawn.History.End) is OrderStatus.Pending or OrderStatus.Paid or OrderStatus.Shipped).ToArray();

        open.Select(s => s.Fulfilment.StatusAt(drawn.History.End)).Distinct().Count().ShouldBe(3);
        open.ShouldAllBe(s => s.PlacedAt > drawn.History.End.AddDays(-30));
    }

    [Fact]
    public void Carriers_deliver_when_they_promise_or_a_little_later()
    {
        var delivered = RetailFixture.MultiMarket.All.Sales.Where(s => s.Channel.Delivers && !s.Fulfilment.IsCancelled).ToArray();
        RetailFixture.Share(delivered, s => s.Fulfilment.Carrier!.Name == "Amana").ShouldBe(0.7, 0.01);
        RetailFixture.Share(delivered, s => DaysLate(s) == 0).ShouldBe(0.88, 0.01);
        delivered.Select(DaysLate).Distinct().Order().ShouldBe([0, 1, 2, 3]);
        RetailFixture.MultiMarket.All.Sales.ShouldAllBe(s => s.Fulfilment.Carrier != null == s.Channel.Delivers);

        static int DaysLate(Sale sale) => (sale.Fulfilment.DeliveredAt!.Value.Date - sale.Fulfilment.ShippedAt!.Value.Date).Days - sale.Fulfilment.Carrier!.Days;
    }

    [Fact]
    public void Returns_come_1_to_14_days_after_delivery_for_reasons_that_fit()
    {
        var returned = RetailFixture.MultiMarket.All.Returned;

        returned.Count.ShouldBeInRange(2_300, 2_700);
        returned.ShouldAllBe(s => (s.Fulfilment.ReturnedAt!.Value.Date - s.Fulfilment.DeliveredAt!.Value.Date).Days >= 1
            && (s.Fulfilment.ReturnedAt.Value.Date - s.Fulfilment.DeliveredAt.Value.Date).Days <= 14);
        returned.Select(s => s.Fulfilment.Reason).Distinct().Count().ShouldBe(7);
        returned.Where(s => s.Fulfilment.Reason == ReturnReason.WrongSize).ShouldAllBe(s => s.Lines.Any(l => l.Product.HasSizes));
        returned.Where(s => s.Fulfilment.Reason == ReturnReason.OtherColour).ShouldAllBe(s => s.Lines.Any(l => l.Product.HasColours));
        RetailFixture.Share(returned, s => s.Fulfilment.Reason!.Kind == "Description").ShouldBeGreaterThan(0.35);
    }
}
