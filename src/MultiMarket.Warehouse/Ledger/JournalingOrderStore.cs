using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>
/// Keeps the records of a batch's files in the round that stores their orders, after these are durable: a record never tells of an
/// order that is not there, and a file is never moved without its record.
/// </summary>
internal sealed class JournalingOrderStore(IOrderStore inner, IFileJournal journal) : IOrderStore
{
    public async Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        var outcomes = await inner.StoreAsync(orders, cancellationToken);
        var records = new List<FileRecord>(orders.Count);
        for (var i = 0; i < orders.Count; i++)
            if (FileRecord.Of(orders[i], outcomes[i]) is { } record) records.Add(record);
        await journal.RecordAsync(records, cancellationToken);
        return outcomes;
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
}
