using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>What became of one file, as the journal keeps it: nothing of a client is in it.</summary>
/// <param name="Channel">The channel of its folder.</param>
/// <param name="File">Its name in the source folder.</param>
/// <param name="Stamp">The file as it was judged; null where its content never was.</param>
/// <param name="Outcome">Where it ended.</param>
/// <param name="ReceivedAt">When it was first seen.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Order">The key of its order; null when it holds none.</param>
/// <param name="Fingerprint">The fingerprint of its order; null when it holds none.</param>
/// <param name="StoredFrom">The file that brought the stored order, where that is another one; otherwise null.</param>
/// <param name="Reasons">The codes of the rules it breaks, each once; empty unless it was rejected.</param>
public sealed record FileRecord(
    Channel Channel,
    string File,
    FileStamp? Stamp,
    FileOutcome Outcome,
    DateTimeOffset ReceivedAt,
    int Attempts,
    string? Order,
    string? Fingerprint,
    string? StoredFrom,
    IReadOnlyList<string> Reasons)
{
    /// <summary>The record of a file whose order the warehouse took or knew already; null for one that is rejected, or came without a file.</summary>
    public static FileRecord? Of(ReceivedOrder order, StoreOutcome outcome)
    {
        if (order.File is null || outcome.Kind is not (StoreOutcomeKind.Inserted or StoreOutcomeKind.Duplicate)) return null;
        // An interruption makes us store an order again: what counts is which file brought it, not how often that was tried.
        var another = outcome.ExistingFile is { } existing && existing != order.File ? existing : null;
        var result = outcome.Kind == StoreOutcomeKind.Duplicate && (another is not null || outcome.ExistingFile is null) ? FileOutcome.Duplicate : FileOutcome.Inserted;
        return new FileRecord(order.Order.Channel, order.File, order.Stamp, result, order.ReceivedAt, order.Attempt, order.Order.Key, order.Fingerprint, another, []);
    }
}

/// <summary>Where a file ended.</summary>
public enum FileOutcome
{
    /// <summary>Its order was stored, and the file archived.</summary>
    Inserted,

    /// <summary>Another file had brought its order before; archived.</summary>
    Duplicate,

    /// <summary>Moved to the rejected folder.</summary>
    Rejected,
}
