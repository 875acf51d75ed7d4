using System.Runtime.CompilerServices;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Host.Tests.Bi;

/// <summary>Hands out rows that a test gives it, and remembers what it was asked for.</summary>
internal sealed class FakeStarSource : IStarSource
{
    private int _handedOut;

    public IEnumerable<object?[]> Rows { get; set; } = [];

    public string Version { get; set; } = "1";

    /// <summary>Thrown after the rows.</summary>
    public Exception? Failure { get; set; }

    public StarTable? Table { get; private set; }

    public StarSelection? Selection { get; private set; }

    /// <summary>Rows handed out so far.</summary>
    public int HandedOut => Volatile.Read(ref _handedOut);

    public async IAsyncEnumerable<object?[]> ReadAsync(StarTable table, StarSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Table, Selection) = (table, selection);
        await Task.Yield();
        foreach (var row in Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _handedOut);
            yield return row;
        }

        if (Failure is not null) throw Failure;
    }

    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => Task.FromResult(Version);
}
