using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;
using Shouldly;
using static MultiMarket.Actors.Statistics.StatisticsProtocol;

namespace MultiMarket.Actors.Tests.Statistics;

public sealed class ActivityWindowSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 1, 8, 12, 0, 30, TimeSpan.Zero);
    private readonly ActivityWindow _window = new();

    [Fact]
    public void Orders_are_counted_by_the_minute_and_the_channel()
    {
        Add(Now.AddMinutes(-1), 3);
        Add(Now, 2);
        Counts(Now).TakeLast(2).ShouldBe([3, 2]);
    }

    [Fact]
    public void Minutes_that_are_long_past_are_forgotten()
    {
        Add(Now.AddMinutes(-OrderActivity.MinutesKept), 3);
        Add(Now, 2);
        Counts(Now).Sum().ShouldBe(2);
    }

    [Fact]
    public void A_clock_that_is_set_back_hides_no_order_that_is_stored_from_then_on()
    {
        for (var i = OrderActivity.MinutesKept; i >= 0; i--) Add(Now.AddMinutes(-i), 1);
        var earlier = Now.AddHours(-12);
        Add(earlier, 5);
        Counts(earlier)[^1].ShouldBe(5);
    }

    private void Add(DateTimeOffset now, int stored) => _window.Add(new BatchSettled(Channel.Web, stored, stored, []), now);

    private List<long> Counts(DateTimeOffset now) => [.. _window.Snapshot(now).Minutes.Select(m => m.Orders[Channel.Web.Position])];
}
