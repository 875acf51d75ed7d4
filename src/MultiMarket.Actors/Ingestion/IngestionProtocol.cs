using Akka.Actor;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Ingestion;

/// <summary>The conversation between a channel's watcher and its chain. Every message about a file carries its <see cref="FileArrived"/>.</summary>
internal static class IngestionProtocol
{
    /// <summary>A fact that ends one offer of a file; the watcher decides what follows.</summary>
    public interface IOfferEnded
    {
        /// <summary>The offer that ended.</summary>
        FileArrived Arrival { get; }
    }

    /// <summary>A file is offered to the chain.</summary>
    /// <param name="File">Its name; the key of everything that follows.</param>
    /// <param name="Offer">Rises with every offer of the watcher, so that an answer to an old one is known as such.</param>
    /// <param name="SeenAt">When the watcher first saw the file.</param>
    /// <param name="BatchLimit">The most orders that may share a batch with this one.</param>
    /// <param name="Previous">The file as it was at the last offer; null at the first.</param>
    /// <param name="Attempt">How often the file was offered, this time included.</param>
    public sealed record FileArrived(string File, long Offer, DateTimeOffset SeenAt, int BatchLimit, Observation? Previous = null, int Attempt = 1);

    /// <summary>A file failed alone too often: it is to be rejected unread.</summary>
    /// <param name="Arrival">The offer.</param>
    /// <param name="Attempts">How often it failed.</param>
    /// <param name="Cause">The last exception.</param>
    /// <param name="Stamp">The file as it was when it failed; null where the failure came before it could be looked at.</param>
    public sealed record FilePoisoned(FileArrived Arrival, int Attempts, string Cause, FileStamp? Stamp);

    /// <summary>The file holds a valid order.</summary>
    public sealed record OrderValidated(FileArrived Arrival, FileStamp Stamp, ReceivedOrder Order);

    /// <summary>
    /// The file breaks the contract, conflicts with a stored order or is refused by the warehouse. The stamp is that of the content that
    /// was judged; null where no content was.
    /// </summary>
    /// <param name="Arrival">The offer.</param>
    /// <param name="Stamp">The file as it was judged.</param>
    /// <param name="Rejection">The reason.</param>
    /// <param name="Recorded">True once the journal has it; only then the file is moved.</param>
    /// <param name="Order">The order that is refused or in conflict; null when the file holds none.</param>
    /// <param name="StoredFrom">For a conflict, the file that brought the stored order; otherwise null.</param>
    public sealed record OrderRejected(FileArrived Arrival, FileStamp? Stamp, Rejection Rejection, bool Recorded = false, ReceivedOrder? Order = null, string? StoredFrom = null);

    /// <summary>The order is durable in the warehouse.</summary>
    public sealed record OrderInserted(FileArrived Arrival, FileStamp Stamp, bool Duplicate);

    /// <summary>The file has left the source folder.</summary>
    public sealed record OrderArchived(FileArrived Arrival, FileFate Fate) : IOfferEnded;

    /// <summary>The file is not there any more: somebody else took it.</summary>
    public sealed record FileGone(FileArrived Arrival) : IOfferEnded;

    /// <summary>The entry is no regular file; it stays where it is.</summary>
    public sealed record FileIgnored(FileArrived Arrival) : IOfferEnded;

    /// <summary>The file is still being written, or was written again after it was read.</summary>
    public sealed record FileNotReady(FileArrived Arrival, Observation? Observed) : IOfferEnded;

    /// <summary>The disk does not let the file through for the moment; costs no attempt.</summary>
    public sealed record FileDeferred(FileArrived Arrival, string Trouble) : IOfferEnded;

    /// <summary>An actor of the chain failed while it worked on the file, together with <paramref name="BatchSize"/> − 1 others.</summary>
    /// <param name="Arrival">The offer.</param>
    /// <param name="BatchSize">How many files the actor worked on.</param>
    /// <param name="Cause">Its exception.</param>
    /// <param name="Stamp">The file as it was read; null when it was not.</param>
    public sealed record FileFailed(FileArrived Arrival, int BatchSize, Exception Cause, FileStamp? Stamp = null) : IOfferEnded;

    /// <summary>An actor of the chain was restarted while it held the file; the file is not to blame.</summary>
    public sealed record FileReturned(FileArrived Arrival) : IOfferEnded;

    /// <summary>The watcher asks its parent for the chain.</summary>
    public sealed record ChainWanted
    {
        public static ChainWanted Instance { get; } = new();
    }

    /// <summary>The chain to offer files to; whatever an earlier chain held is lost.</summary>
    public sealed record ChainReady(IActorRef Chain);

    /// <summary>Files may be offered, or may not; a watcher that has not been told yet offers none. The sender is answered.</summary>
    public sealed record IntakeSet(bool Paused);

    /// <summary>The sender is the watcher of this chain.</summary>
    public sealed record ConnectWatcher
    {
        public static ConnectWatcher Instance { get; } = new();
    }

    /// <summary>How many files the watcher may have offered without an answer; 0 while the warehouse is away.</summary>
    /// <param name="Limit">The number.</param>
    /// <param name="Probing">True while no file can be archived: those that are known are tried, no other is taken up.</param>
    public sealed record CreditsGranted(int Limit, bool Probing = false);

    /// <summary>The chain lost whatever it held: every open offer is to be repeated.</summary>
    public sealed record ChainReset
    {
        public static ChainReset Instance { get; } = new();
    }

    /// <summary>Stored files cannot be archived any more, whichever they are, or can be again.</summary>
    public sealed record MovesChanged(bool Fail);

    /// <summary>The warehouse went away (with the reason) or came back (null).</summary>
    public sealed record WarehouseChanged(string? Trouble);

    /// <summary>The watcher is to stop offering and to answer <see cref="Drained"/> once nothing is in flight.</summary>
    public sealed record Drain
    {
        public static Drain Instance { get; } = new();
    }

    /// <summary>Nothing is in flight.</summary>
    public sealed record Drained
    {
        public static Drained Instance { get; } = new();
    }
}

/// <summary>Where a file ended.</summary>
internal enum FileFate
{
    /// <summary>Its order was stored and the file archived.</summary>
    Inserted,

    /// <summary>Its order was stored before and the file archived.</summary>
    Duplicate,

    /// <summary>Moved to the rejected folder.</summary>
    Rejected,
}

/// <summary>A file as we saw it, and since when we see it so.</summary>
/// <param name="Stamp">Its size and modification time.</param>
/// <param name="Since">When it was first seen with this stamp, by the clock that only ever grows.</param>
internal sealed record Observation(FileStamp Stamp, TimeSpan Since);
