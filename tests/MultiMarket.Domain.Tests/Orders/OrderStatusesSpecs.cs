using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderStatusesSpecs
{
    [Fact]
    public void Names_are_those_of_the_contract() =>
        OrderStatuses.All.Select(s => s.Name()).ShouldBe(["en attente", "payée", "expédiée", "livrée", "annulée", "remboursée"]);

    [Fact]
    public void Each_name_is_found_in_any_case_with_or_without_accents()
    {
        foreach (var status in OrderStatuses.All)
        {
            var name = status.Name();
            OrderStatuses.Find(name).ShouldBe(status);
            OrderStatuses.Find(name.ToUpperInvariant()).ShouldBe(status);
            OrderStatuses.Find(name.Replace('é', 'e')).ShouldBe(status);
            OrderStatuses.Find(name.Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(status);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pending")]
    [InlineData("payée ")]
    [InlineData("pay\uD800e")]
    [InlineData("\uFFFF")]
    [InlineData("\uFFFE")]
    [InlineData("payée\uFFFE")]
    [InlineData("payée\u0000")]
    [InlineData("😀")]
    public void Another_text_is_no_status(string? text) => OrderStatuses.Find(text).ShouldBeNull();

    [Fact]
    public void Cancelled_and_refunded_orders_are_no_revenue() =>
        OrderStatuses.NotRevenue.ShouldBe([OrderStatus.Cancelled, OrderStatus.Refunded]);
}
