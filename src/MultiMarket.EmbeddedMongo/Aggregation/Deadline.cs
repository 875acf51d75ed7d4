using MultiMarket.EmbeddedMongo.Commands;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>When a command must give up: its <c>maxTimeMS</c>, a <c>killOp</c>, its connection gone, or the server stopping.</summary>
internal sealed class Deadline(TimeProvider time, long maxMilliseconds, CancellationToken cancellation, RunningOperation? operation = null)
{
    [ThreadStatic]
    private static Deadline? _current;

    private readonly long _started = time.GetTimestamp();

    /// <summary>The deadline of what this thread is doing, for work that may take long by itself; null when it has none.</summary>
    public static Deadline? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>No limit of time; only cancellation ends it.</summary>
    public static Deadline None(CancellationToken cancellation = default) => new(TimeProvider.System, 0, cancellation);

    /// <summary>Milliseconds left, at least one where there is a limit; 0 for no limit.</summary>
    public long Remaining => maxMilliseconds == 0 ? 0 : Math.Max(1, maxMilliseconds - (long)time.GetElapsedTime(_started).TotalMilliseconds);

    /// <exception cref="MongoErrorException">Code 50 or 11601.</exception>
    public void Check()
    {
        if (cancellation.IsCancellationRequested || operation is { IsKilled: true })
            throw new MongoErrorException(MongoErrorCode.Interrupted, "operation was interrupted");
        if (maxMilliseconds > 0 && time.GetElapsedTime(_started).TotalMilliseconds > maxMilliseconds)
            throw new MongoErrorException(MongoErrorCode.MaxTimeMSExpired, "operation exceeded time limit");
    }
}
