using Akka.Event;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Persistence;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Events;

/// <summary>The facts that actors publish on the event stream, and what followers tell the feed.</summary>
internal static class EventFeedProtocol
{
    /// <summary>Marks a fact that is published on the event stream.</summary>
    public interface IFact;

    /// <summary>The warehouse has a batch. What is told of its orders is made only for those who follow.</summary>
    /// <param name="Batch">The batch, which does not change any more.</param>
    /// <param name="Outcomes">What became of each of its orders.</param>
    /// <param name="Inserted">How many of them were not there before.</param>
    /// <param name="At">When.</param>
    public sealed record BatchInserted(OrderBatch Batch, IReadOnlyList<StoreOutcome> Outcomes, int Inserted, DateTimeOffset At) : IFact
    {
        /// <summary>The orders that were not there before.</summary>
        public IEnumerable<StoredOrder> Orders()
        {
            for (var i = 0; i < Batch.Count; i++)
                if (Outcomes[i].Kind == StoreOutcomeKind.Inserted) yield return StoredOrder.Of(Batch.Orders[i].Order.Order, At);
        }
    }

    /// <summary>A file was moved to the rejected folder.</summary>
    public sealed record FileMovedToRejected(Channel Channel, Rejection Rejection) : IFact;

    /// <summary>A part of a channel has carried a command out, and will remember it.</summary>
    public sealed record CommandCarriedOut(Channel Channel, ChannelPart Part, ICommanded Command) : IFact;

    /// <summary>Somebody follows from here on; answered by <see cref="Following"/>.</summary>
    public sealed record Follow(EventSubscription Subscription, FeedPosition? After);

    /// <summary>The follower has joined.</summary>
    public sealed record Following(EventSubscription Subscription);

    /// <summary>A follower is gone. It may say so when the system has stopped already.</summary>
    public sealed record Leave(EventSubscription Subscription) : IDeadLetterSuppression;
}
