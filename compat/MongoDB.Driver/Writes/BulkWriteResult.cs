namespace MongoDB.Driver;

/// <summary>What a bulk write did.</summary>
public abstract class BulkWriteResult
{
    protected BulkWriteResult(int requestCount) => RequestCount = requestCount;

    public abstract long DeletedCount { get; }

    public abstract long InsertedCount { get; }

    public abstract bool IsAcknowledged { get; }

    public abstract bool IsModifiedCountAvailable { get; }

    public abstract long MatchedCount { get; }

    public abstract long ModifiedCount { get; }

    public int RequestCount { get; }

    public abstract IReadOnlyList<BulkWriteUpsert> Upserts { get; }
}
