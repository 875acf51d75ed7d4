using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Domain.Simulation.Stock;

namespace MultiMarket.Domain.Tests.Simulation.Stock;

public sealed class StockLedgerSpecs
{
    private static readonly RetailFixture.Drawn Drawn = RetailFixture.MultiMarket;
    private static readonly IReadOnlyList<StockWeek> Stock = Drawn.All.Stock;

    [Fact]
    public void There_is_a_row_for_each_product_and_Sunday()
    {
        Stock.Count.ShouldBe(105 * 300);
        Stock.ShouldAllBe(s => s.EndsOn.DayOfWeek == DayOfWeek.Sunday);
        (Stock[0].EndsOn, Stock[^1].EndsOn).ShouldBe((new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 29)));
    }

    [Fact]
    public void It_is_never_negative_and_every_week_goes_on_where_the_last_one_ended()
    {
        Stock.ShouldAllBe(s => s.Closing >= 0 && s.Received >= 0 && s.Reserved >= 0);
        foreach (var product in Stock.GroupBy(s => s.Product))
            foreach (var (week, next) in product.Zip(product.Skip(1))) next.Opening.ShouldBe(week.Closing);
    }

    [Fact]
    public void It_moves_by_what_was_sold_and_returned()
    {
        var end = Stock[^1].EndsOn;
        var sold = Drawn.All.Sales.Where(s => !s.Fulfilment.IsCancelled && DateOnly.FromDateTime(s.PlacedAt) <= end).SelectMany(s => s.Lines);
        var returned = Drawn.All.Returned.Where(s => DateOnly.FromDateTime(s.Fulfilment.ReturnedAt!.Value) <= end).SelectMany(s => s.Lines);

        Stock.Sum(s => s.Sold).ShouldBe(sold.Sum(l => l.Quantity));
        Stock.Sum(s => s.Returned).ShouldBe(returned.Sum(l => l.Quantity));
    }

    [Fact]
    public void Reserved_is_what_is_ordered_and_not_shipped_at_the_end_of_the_week()
    {
        var sunday = new DateOnly(2024, 6, 16);
        var midnight = sunday.AddDays(1).ToDateTime(default);
        var open = Drawn.All.Sales.Where(s => s.PlacedAt < midnight && s.Fulfilment.ShippedAt >= midnight).SelectMany(s => s.Lines).Sum(l => l.Quantity);

        open.ShouldBeGreaterThan(0);
        Stock.Where(s => s.EndsOn == sunday).Sum(s => s.Reserved).ShouldBe(open);
    }

    [Fact]
    public void Express_deliveries_are_the_exception() => RetailFixture.Share(Stock, s => s.IsExpress).ShouldBeLessThan(0.03);

    [Fact]
    public void A_history_without_a_Sunday_has_no_row()
    {
        var days = new DayRange(new DateOnly(2024, 6, 10), new DateOnly(2024, 6, 15));
        StockLedger.Derive(new SalesHistory(Drawn.History.Model, 1, days), 200).ShouldBeEmpty();
    }
}
