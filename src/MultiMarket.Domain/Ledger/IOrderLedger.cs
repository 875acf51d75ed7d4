using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>The stored orders as a reconciliation sees them.</summary>
public interface IOrderLedger
{
    /// <summary>Every order, by key in <see cref="Utf8Order"/>; it streams.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    IAsyncEnumerable<OrderEntry> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The orders of these keys that are stored.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}

/// <summary>A stored order with the circumstances of its reception, without anything of its client.</summary>
/// <param name="Key">Its key, <c>canal:order_id</c>.</param>
/// <param name="Channel"><c>canal</c>.</param>
/// <param name="OrderId"><c>order_id</c>.</param>
/// <param name="File"><c>ingestion.fichier</c>; null for an order that came without a file.</param>
/// <param name="Fingerprint"><c>ingestion.empreinte</c>.</param>
/// <param name="ReceivedAt"><c>ingestion.recu_le</c>.</param>
/// <param name="InsertedAt"><c>ingestion.insere_le</c>.</param>
/// <param name="Host"><c>ingestion.hote</c>.</param>
public sealed record OrderEntry(
    string Key,
    string? Channel,
    string? OrderId,
    string? File,
    string? Fingerprint,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? InsertedAt,
    string? Host);
