using MultiMarket.Dashboard.Filters;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Tests.Filters;

public sealed class OverviewFilterSpecs
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    [Fact]
    public void A_month_is_compared_with_the_month_and_the_year_before()
    {
        var periods = new OverviewFilter { Month = new DateOnly(2026, 1, 1) }.PeriodsOn(Today);

        periods.ShouldBe(new ComparedPeriods(Days(2026, 1, 1, 31), Days(2025, 12, 1, 31), Days(2025, 1, 1, 31)));
    }

    [Fact]
    public void The_present_month_is_compared_with_as_much_of_the_one_before()
    {
        var periods = new OverviewFilter { Month = new DateOnly(2026, 3, 1) }.PeriodsOn(Today);

        periods.ShouldBe(new ComparedPeriods(Days(2026, 3, 1, 9), Days(2026, 2, 1, 9), Days(2025, 3, 1, 9)));
    }

    [Fact]
    public void A_whole_month_is_compared_with_whole_months_however_long()
    {
        var periods = new OverviewFilter { Month = new DateOnly(2026, 2, 1) }.PeriodsOn(Today);

        periods.ShouldBe(new ComparedPeriods(Days(2026, 2, 1, 28), Days(2026, 1, 1, 31), Days(2025, 2, 1, 28)));
    }

    [Fact]
    public void The_last_channel_and_the_last_status_cannot_be_taken_away()
    {
        var filter = new OverviewFilter { Channels = [Channel.Web], Statuses = [OrderStatus.Paid] };

        filter.With(Channel.Web).ShouldBe(filter);
        filter.With(OrderStatus.Paid).ShouldBe(filter);
        filter.With(Channel.Mobile).Channels.ShouldBe([Channel.Web, Channel.Mobile]);
        filter.With(OrderStatus.Pending).Statuses.ShouldBe([OrderStatus.Pending, OrderStatus.Paid]);
    }

    [Theory]
    [InlineData(OrderStatus.Cancelled, false)]
    [InlineData(OrderStatus.Refunded, false)]
    [InlineData(OrderStatus.Paid, true)]
    public void Whether_CA_excludes_cancelled_orders_follows_from_the_statuses(OrderStatus status, bool excludes) =>
        new OverviewFilter { Statuses = [status] }.ExcludesCancelled.ShouldBe(excludes);

    private static DayPeriod Days(int year, int month, int from, int to) => new(new DateOnly(year, month, from), new DateOnly(year, month, to));
}
