using System.Collections.Concurrent;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>A journal in memory, whose calls can be made to fail.</summary>
internal sealed class InMemoryJournal : IFileJournal
{
    public ConcurrentDictionary<string, FileRecord> Records { get; } = new();

    /// <summary>The sizes of the writes, in the order of their arrival.</summary>
    public ConcurrentQueue<int> Writes { get; } = new();

    /// <summary>The moments of the sweeps.</summary>
    public BlockingCollection<DateTimeOffset> Sweeps { get; } = [];

    /// <summary>Called before each call takes effect; it may throw.</summary>
    public Action Before { get; set; } = () => { };

    public Task RecordAsync(IReadOnlyList<FileRecord> records, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Writes.Enqueue(records.Count);
            Before();
            foreach (var record in records) Records[record.File] = record;
        },
        cancellationToken);

    public Task<long> ForgetBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Sweeps.Add(moment, CancellationToken.None);
            Before();
            return 3L;
        },
        cancellationToken);
}
