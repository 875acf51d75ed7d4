using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>When a command must give up: its <c>maxTimeMS</c>, its connection gone, or the server stopping.</summary>
internal sealed class Deadline(TimeProvider time, long maxMilliseconds, CancellationToken cancellation)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>No limit of time; only cancellation ends it.</summary>
    public static Deadline None(CancellationToken cancellation = default) => new(TimeProvider.System, 0, cancellation);

    /// <exception cref="MongoErrorException">Code 50 or 11601.</exception>
    public void Check()
    {
        if (cancellation.IsCancellationRequested)
            throw new MongoErrorException(MongoErrorCode.Interrupted, "operation was interrupted");
        if (maxMilliseconds > 0 && time.GetElapsedTime(_started).TotalMilliseconds > maxMilliseconds)
            throw new MongoErrorException(MongoErrorCode.MaxTimeMSExpired, "operation exceeded time limit");
    }
}
