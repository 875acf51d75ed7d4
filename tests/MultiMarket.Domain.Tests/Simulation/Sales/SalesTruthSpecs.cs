using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation.Sales;

/// <summary>Whether baskets, prices and promotions are those of a retailer.</summary>
public sealed class SalesTruthSpecs
{
    [Theory]
    [InlineData("multimarket")]
    [InlineData("omnimarket360")]
    public void Amounts_add_up_to_the_cent(string profile)
    {
        foreach (var sale in RetailFixture.Of(profile).All.Sales)
        {
            foreach (var line in sale.Lines)
            {
                var discount = sale.Promotion?.Discount ?? 0;
                line.UnitPrice.ShouldBe(decimal.Round(line.Product.Price * (1 - discount), 2));
                line.Amount.ShouldBe(line.Quantity * line.UnitPrice);
                (line.FullAmount - line.Discount).ShouldBe(line.Amount);
                decimal.Round(line.AmountWithoutTax(0.2m), 2).ShouldBe(line.AmountWithoutTax(0.2m));
                Math.Abs((line.AmountWithoutTax(0.2m) * 1.2m) - line.Amount).ShouldBeLessThan(0.0061m);
            }

            sale.Total.ShouldBe(sale.Lines.Sum(l => l.Amount));
        }
    }

    [Fact]
    public void The_business_earns_money() =>
        RetailFixture.MultiMarket.All.Sales.SelectMany(s => s.Lines).Sum(l => l.AmountWithoutTax(0.2m) - l.Cost).ShouldBeGreaterThan(0);

    [Fact]
    public void Promotions_are_used_in_their_window_only()
    {
        var drawn = RetailFixture.MultiMarket;
        var (calendar, promotions) = (drawn.History.Model.Calendar, drawn.History.Model.Promotions);
        foreach (var sale in drawn.All.Sales.Where(s => s.Promotion is not null))
        {
            var day = DateOnly.FromDateTime(sale.PlacedAt);
            var season = calendar.SeasonOf(day);
            var expected = sale.Promotion == promotions.BlackFriday ? season == Season.BlackFriday
                : sale.Promotion == promotions.Ramadan ? season == Season.Ramadan
                : sale.Promotion == promotions.Sales ? season is Season.WinterSales or Season.SummerSales
                : day.DayNumber - sale.Client.SignedUpOn.DayNumber <= 30;
            expected.ShouldBeTrue($"{sale.Promotion!.Code} on {day:O}");
        }

        drawn.All.Sales.Select(s => s.Promotion?.Code).Distinct().Count().ShouldBe(5);
        RetailFixture.Share([.. drawn.All.Sales.Where(s => calendar.SeasonOf(DateOnly.FromDateTime(s.PlacedAt)) == Season.BlackFriday)], s => s.Promotion is not null).ShouldBe(0.6, 0.05);
    }

    [Fact]
    public void Baskets_have_their_sizes()
    {
        var basket = new BasketParameters();
        foreach (var channel in Channel.All)
        {
            var sales = RetailFixture.MultiMarket.All.Sales.Where(s => s.Channel == channel).ToArray();
            for (var i = 0; i < basket.Lines.Of(channel).Count; i++) RetailFixture.Share(sales, s => s.Lines.Count == i + 1).ShouldBe(basket.Lines.Of(channel)[i], 0.02);
            var lines = sales.SelectMany(s => s.Lines).ToArray();
            for (var i = 0; i < basket.Quantities.Of(channel).Count; i++) RetailFixture.Share(lines, l => l.Quantity == i + 1).ShouldBe(basket.Quantities.Of(channel)[i], 0.02);
        }

        RetailFixture.MultiMarket.All.Sales.ShouldAllBe(s => s.Lines.Select(l => l.Product).Distinct().Count() == s.Lines.Count);
        RetailFixture.OmniMarket.All.Sales.ShouldAllBe(s => s.Lines.Count == 1);
    }
}
