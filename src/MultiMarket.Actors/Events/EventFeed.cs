using MultiMarket.Actors.Channels;
using MultiMarket.Domain.Events;
using static MultiMarket.Actors.Events.EventFeedProtocol;

namespace MultiMarket.Actors.Events;

/// <summary>Numbers facts and tells them to the followers. It belongs to <see cref="EventFeedActor"/> alone, and outlives its restarts.</summary>
/// <param name="run">Tells this run of the host from others.</param>
internal sealed class EventFeed(string run)
{
    private readonly List<EventSubscription> _followers = [];
    private long _number;

    public void Add(Follow follow)
    {
        follow.Subscription.Begin(new FeedPosition(run, _number), follow.After);
        _followers.Add(follow.Subscription);
    }

    public void Remove(EventSubscription follower) => _followers.Remove(follower);

    // Facts are numbered whether somebody follows or not, so that whoever comes back learns how many it missed.
    public void Tell(BatchInserted batch)
    {
        if (_followers.Count == 0) _number += batch.Inserted;
        else foreach (var order in batch.Orders()) Tell(new OrderInsertedEvent(Next(), order));
    }

    public void Tell(FileMovedToRejected file) => Tell(new FileRejectedEvent(Next(), file.Channel, file.Rejection));

    public void Tell(CommandCarriedOut carried)
    {
        (ChannelChange, Domain.Control.TickRange?)? changed = carried.Command switch
        {
            SimulatorPaused or IntakePaused => (ChannelChange.Paused, null),
            SimulatorResumed or IntakeResumed => (ChannelChange.Resumed, null),
            RateSet set => (ChannelChange.Rate, set.ToRange()),
            _ => null,
        };
        if (changed is not { } change) return;
        Tell(new ChannelChangedEvent(Next(), carried.Channel, carried.Part, change.Item1, carried.Command.At, carried.Command.Who, change.Item2));
    }

    private void Tell(FeedEvent e)
    {
        foreach (var follower in _followers) follower.Tell(e);
    }

    private FeedPosition Next() => new(run, ++_number);
}
