using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A write that waits for its turn and then for the commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs the operation; an error meant for the client is kept as its outcome, the transaction goes on.</summary>
    public abstract void Execute(WriteSession session);

    /// <summary>Tells the caller the outcome, after the commit.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class PendingWrite<T>(Func<WriteSession, T> operation) : PendingWrite
{
    // Continuations must not run on the writer thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private MongoErrorException? _error;

    public Task<T> Task => _completion.Task;

    public override void Execute(WriteSession session)
    {
        _error = null;
        try
        {
            _result = operation(session);
        }
        catch (MongoErrorException e)
        {
            _error = e;
        }
    }

    public override void Complete()
    {
        if (_error is null)
            _completion.SetResult(_result!);
        else
            _completion.SetException(_error);
    }

    public override void Fail(Exception error) => _completion.TrySetException(error);
}
