namespace MultiMarket.Domain.Events;

/// <summary>Tells what happens in a running system to whoever wants to follow it.</summary>
public interface IEventFeed
{
    /// <summary>Begins to follow: every event from the moment at which this completes is told or counted as missed. Whoever follows must dispose of it.</summary>
    /// <param name="after">The last event that the follower knows of; those between it and now are told as missed.</param>
    /// <param name="cancellationToken">Ends the wait for the system.</param>
    /// <exception cref="TimeoutException">The system does not answer.</exception>
    Task<EventSubscription> FollowAsync(FeedPosition? after, CancellationToken cancellationToken);
}
