using System.Collections.Concurrent;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Status;

namespace MultiMarket.Host.Tests.Support;

/// <summary>Tells the events that a spec makes up to whoever follows.</summary>
internal sealed class FakeFeed : IEventFeed
{
    private readonly ConcurrentDictionary<EventSubscription, bool> _followers = new();
    private long _number = 40;

    public int Followers => _followers.Count;

    public Task<EventSubscription> FollowAsync(FeedPosition? after, CancellationToken cancellationToken)
    {
        var subscription = new EventSubscription(left => _followers.TryRemove(left, out _));
        subscription.Begin(new FeedPosition("run", _number), after);
        _followers[subscription] = true;
        return Task.FromResult(subscription);
    }

    public void TellOrders(int count)
    {
        for (var i = 0; i < count; i++) Tell(new OrderInsertedEvent(Next(), new StoredOrder(
            FakeMarket.Noon, Channel.Web, "234", "client-123", new DateTime(2026, 3, 1, 13, 0, 0, DateTimeKind.Utc), OrderStatus.Paid,
            new Delivery("10 Av Roudani", "Casablanca"), 2, 17_000.50m)));
    }

    public void TellRejection(string file) => Tell(new FileRejectedEvent(Next(), Channel.Web, FakeMarket.File(file).Rejection!));

    public void TellRate() => Tell(new ChannelChangedEvent(
        Next(), Channel.Web, ChannelPart.Simulation, ChannelChange.Rate, FakeMarket.Noon, "amina (127.0.0.1)", TickRange.Parse("2s..5s")));

    private FeedPosition Next() => new("run", ++_number);

    private void Tell(FeedEvent e)
    {
        foreach (var follower in _followers.Keys) follower.Tell(e);
    }
}
