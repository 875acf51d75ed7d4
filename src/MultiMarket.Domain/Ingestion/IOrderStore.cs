using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ingestion;

/// <summary>The warehouse as the ingest path sees it.</summary>
public interface IOrderStore
{
    /// <summary>
    /// Stores a batch and returns one outcome for each order, at the same index. When the task completes, everything reported as
    /// inserted or duplicate is durable.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">Nothing is known of any order of the batch; it is to be stored again later.</exception>
    Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken);

    /// <summary>How many orders are stored.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<long> CountAsync(CancellationToken cancellationToken);
}

/// <summary>An order with the circumstances of its reception.</summary>
/// <param name="Order">The order.</param>
/// <param name="File"><c>ingestion.fichier</c>: the name of its file; null for an order that came without one.</param>
/// <param name="Fingerprint"><c>ingestion.empreinte</c>.</param>
/// <param name="ReceivedAt"><c>ingestion.recu_le</c>: when the file was first seen.</param>
/// <param name="Stamp">The file as it was read; null for an order that came without one.</param>
/// <param name="Attempt">The how manieth attempt on the file this is, from 1.</param>
public sealed record ReceivedOrder(Order Order, string? File, string Fingerprint, DateTimeOffset ReceivedAt, FileStamp? Stamp = null, int Attempt = 1);

/// <summary>What became of one order of a batch.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="ExistingFile">For a duplicate and a conflict, the file that the stored order came in; otherwise null.</param>
/// <param name="Reason">For a refusal, the server's code and words; otherwise null.</param>
public sealed record StoreOutcome(StoreOutcomeKind Kind, string? ExistingFile = null, string? Reason = null)
{
    /// <summary>The order is stored.</summary>
    public static StoreOutcome Inserted { get; } = new(StoreOutcomeKind.Inserted);

    /// <summary>The same order was stored before.</summary>
    public static StoreOutcome Duplicate { get; } = new(StoreOutcomeKind.Duplicate);
}

/// <summary>The kinds of <see cref="StoreOutcome"/>.</summary>
public enum StoreOutcomeKind
{
    /// <summary>Stored by this call.</summary>
    Inserted,

    /// <summary>Stored earlier with the same fingerprint: a success.</summary>
    Duplicate,

    /// <summary>The key is taken by an order with another fingerprint.</summary>
    Conflict,

    /// <summary>The server refuses this document whatever the moment.</summary>
    Refused,
}
