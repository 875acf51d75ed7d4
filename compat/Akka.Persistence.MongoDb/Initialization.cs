namespace Akka.Persistence.MongoDb;

/// <summary>Something that is done once, and again by the next who needs it if it failed.</summary>
internal sealed class Initialization(Func<CancellationToken, Task> work)
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _done;

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_done)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_done)
            {
                await work(cancellationToken).ConfigureAwait(false);
                _done = true;
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
