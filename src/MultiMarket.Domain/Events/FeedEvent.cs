using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Domain.Events;

/// <summary>A fact of the running system, as the feed tells it.</summary>
/// <param name="Position">Its place in the feed; every fact has the number after that of the one before.</param>
public abstract record FeedEvent(FeedPosition Position);

/// <summary>The warehouse has an order safely that it did not have before. Names a person.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Order">The order.</param>
public sealed record OrderInsertedEvent(FeedPosition Position, StoredOrder Order) : FeedEvent(Position);

/// <summary>A file lies in the rejected folder. File and reasons may name a person.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Rejection">Why.</param>
public sealed record FileRejectedEvent(FeedPosition Position, Channel Channel, Rejection Rejection) : FeedEvent(Position);

/// <summary>A part of a channel was paused or resumed, or got another rate.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Part">The part.</param>
/// <param name="Change">What became of it.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who gave the command; names a person.</param>
/// <param name="Rate">The rate that was set; null for the other changes.</param>
public sealed record ChannelChangedEvent(
    FeedPosition Position, Channel Channel, ChannelPart Part, ChannelChange Change, DateTimeOffset At, string Who, TickRange? Rate = null) : FeedEvent(Position);

/// <summary>Events that a follower did not get.</summary>
/// <param name="Position">The place of the last of them.</param>
/// <param name="Count">Their number; null when they cannot be counted because they were those of another run.</param>
public sealed record EventsMissedEvent(FeedPosition Position, long? Count) : FeedEvent(Position);

/// <summary>What can become of a part of a channel.</summary>
public enum ChannelChange
{
    /// <summary>It stands still.</summary>
    Paused,

    /// <summary>It goes on.</summary>
    Resumed,

    /// <summary>Its orders come at another rate.</summary>
    Rate,
}
