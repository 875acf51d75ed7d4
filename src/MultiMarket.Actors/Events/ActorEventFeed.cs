using Akka.Actor;
using Akka.Hosting;
using MultiMarket.Domain.Events;

namespace MultiMarket.Actors.Events;

/// <summary>Joins followers to <see cref="EventFeedActor"/>.</summary>
internal sealed class ActorEventFeed(IRequiredActor<EventFeedActor> feed) : IEventFeed
{
    private static readonly TimeSpan JoinTimeout = TimeSpan.FromSeconds(5);

    public async Task<EventSubscription> FollowAsync(FeedPosition? after, CancellationToken cancellationToken)
    {
        var actor = await feed.GetAsync(cancellationToken);
        var subscription = new EventSubscription(left => actor.Tell(new EventFeedProtocol.Leave(left)));
        try
        {
            await actor.Ask<EventFeedProtocol.Following>(new EventFeedProtocol.Follow(subscription, after), JoinTimeout, cancellationToken);
            return subscription;
        }
        catch (Exception e)
        {
            // It may have been joined after all.
            subscription.Dispose();
            if (e is AskTimeoutException) throw new TimeoutException("the event feed is busy", e);
            throw;
        }
    }
}
