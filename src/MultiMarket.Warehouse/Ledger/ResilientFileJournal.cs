using MultiMarket.Domain.Ledger;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>The journal for those who have no order to store: it shares circuit breaker and time-out with the orders.</summary>
internal sealed class ResilientFileJournal(MongoFileJournal journal, ResilientOrderStore store) : IFileJournal
{
    public Task RecordAsync(IReadOnlyList<FileRecord> records, CancellationToken cancellationToken) => store.WriteAsync(
        async token =>
        {
            await journal.RecordAsync(records, token);
            return true;
        },
        cancellationToken);

    public Task<long> ForgetBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken) => journal.ForgetBeforeAsync(moment, cancellationToken);
}
