namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>How far a generation has come; safe for use by several threads.</summary>
/// <param name="total">How many records there are to do.</param>
/// <param name="cancellationToken">Ends the generation at the next record.</param>
public sealed class GenerationProgress(long total, CancellationToken cancellationToken = default)
{
    private long _done;

    /// <summary>How many records there are to do.</summary>
    public long Total => total;

    /// <summary>How many are done.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>Ends the generation.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Counts records that are done.</summary>
    /// <exception cref="OperationCanceledException">The generation is to end.</exception>
    public void Advance(int records = 1)
    {
        Interlocked.Add(ref _done, records);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
