using MultiMarket.Domain.Ledger;

namespace MultiMarket.Host.Tests.Support;

/// <summary>A journal and a warehouse that hold nothing.</summary>
internal sealed class EmptyLedger : IFileTrail, IOrderLedger
{
    public Task<IReadOnlyList<JournalEntry>> FindFileAsync(string name, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

    public Task<IReadOnlyList<JournalEntry>> FindOrdersAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

    public IAsyncEnumerable<OrderEntry> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<OrderEntry>();

    public Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OrderEntry>>([]);
}
