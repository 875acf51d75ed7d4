using MultiMarket.Domain.Ledger;

namespace MultiMarket.Host.Tests.Support;

/// <summary>A journal and a warehouse that hold nothing, and an ingest path that does nothing.</summary>
internal sealed class EmptyLedger : IFileTrail, IOrderLedger, IFilesInFlight
{
    public Task<IReadOnlyList<JournalEntry>> FindFileAsync(string name, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

    public Task<IReadOnlyList<JournalEntry>> FindOrdersAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

    Task<IReadOnlyList<FileInFlight>> IFilesInFlight.FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FileInFlight>>([]);

    public IAsyncEnumerable<OrderEntry> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<OrderEntry>();

    public Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OrderEntry>>([]);
}
