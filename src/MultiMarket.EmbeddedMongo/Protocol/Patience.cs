namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>Waits for one client, but not for ever. Used by one transfer at a time.</summary>
/// <param name="time">The clock.</param>
/// <param name="limit">How long a transfer may take that the client owes.</param>
/// <param name="stopping">Ends every transfer.</param>
internal sealed class Patience(TimeProvider time, TimeSpan limit, CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _source = new(Timeout.InfiniteTimeSpan, time);
    private CancellationTokenRegistration _registration;

    /// <summary>The token that transfers must be started with.</summary>
    public CancellationToken Token
    {
        get
        {
            if (_registration == default)
                _registration = stopping.Register(_source.Cancel);
            return _source.Token;
        }
    }

    /// <param name="transfer">A send or receive on the client's socket.</param>
    /// <param name="reason">What the client does wrong when it takes too long.</param>
    /// <exception cref="StalledClientException">It took too long.</exception>
    public async ValueTask<int> LimitAsync(ValueTask<int> transfer, string reason)
    {
        if (transfer.IsCompleted)
            return await transfer.ConfigureAwait(false);
        _source.CancelAfter(limit);
        try
        {
            return await transfer.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw new StalledClientException($"{reason} (for {limit.TotalSeconds:0.#} s)");
        }
        finally
        {
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}

/// <summary>A client keeps the server waiting; its connection is closed.</summary>
internal sealed class StalledClientException(string message) : Exception(message);
