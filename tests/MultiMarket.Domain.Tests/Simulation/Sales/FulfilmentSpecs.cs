using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Tests.Simulation.Sales;

public sealed class FulfilmentSpecs
{
    private static readonly DateTime Day = new(2024, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Carrier Amana = Carrier.All([3, 1, 2])[0];
    private static readonly Fulfilment Delivered = new(Amana, false, Day.AddHours(2), Day.AddDays(1), Day.AddDays(4), Day.AddDays(9), ReturnReason.Other);

    [Theory]
    [InlineData(0, OrderStatus.Pending)]
    [InlineData(2, OrderStatus.Paid)]
    [InlineData(24, OrderStatus.Shipped)]
    [InlineData(96, OrderStatus.Delivered)]
    [InlineData(216, OrderStatus.Refunded)]
    public void The_status_is_the_one_reached_at_a_moment(int hours, OrderStatus status) => Delivered.StatusAt(Day.AddHours(hours)).ShouldBe(status);

    [Fact]
    public void What_is_fetched_in_the_shop_is_never_shipped() => (Delivered with { Carrier = null }).StatusAt(Day.AddDays(2)).ShouldBe(OrderStatus.Paid);

    [Fact]
    public void A_cancelled_order_stays_cancelled() => new Fulfilment(Amana, IsCancelled: true).StatusAt(Day.AddYears(1)).ShouldBe(OrderStatus.Cancelled);
}
