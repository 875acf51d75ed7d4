namespace MongoDB.Driver;

/// <summary>What a bulk write did, and which requests it got to.</summary>
public abstract class BulkWriteResult<TDocument> : BulkWriteResult
{
    protected BulkWriteResult(int requestCount, IReadOnlyList<WriteModel<TDocument>> processedRequests)
        : base(requestCount) => ProcessedRequests = processedRequests;

    public IReadOnlyList<WriteModel<TDocument>> ProcessedRequests { get; }

    /// <summary>The server has confirmed it.</summary>
    public class Acknowledged(
        int requestCount,
        long matchedCount,
        long deletedCount,
        long insertedCount,
        long? modifiedCount,
        IReadOnlyList<WriteModel<TDocument>> processedRequests,
        IEnumerable<BulkWriteUpsert> upserts) : BulkWriteResult<TDocument>(requestCount, processedRequests)
    {
        public override long DeletedCount { get; } = deletedCount;

        public override long InsertedCount { get; } = insertedCount;

        public override bool IsAcknowledged => true;

        public override bool IsModifiedCountAvailable => modifiedCount is not null;

        public override long MatchedCount { get; } = matchedCount;

        public override long ModifiedCount => modifiedCount ?? throw new NotSupportedException("ModifiedCount is not available.");

        public override IReadOnlyList<BulkWriteUpsert> Upserts { get; } = [.. upserts];
    }

    /// <summary>The server was not asked to confirm it.</summary>
    public class Unacknowledged(int requestCount, IReadOnlyList<WriteModel<TDocument>> processedRequests)
        : BulkWriteResult<TDocument>(requestCount, processedRequests)
    {
        public override long DeletedCount => throw UnacknowledgedWrite.Exception(nameof(DeletedCount));

        public override long InsertedCount => throw UnacknowledgedWrite.Exception(nameof(InsertedCount));

        public override bool IsAcknowledged => false;

        public override bool IsModifiedCountAvailable => false;

        public override long MatchedCount => throw UnacknowledgedWrite.Exception(nameof(MatchedCount));

        public override long ModifiedCount => throw UnacknowledgedWrite.Exception(nameof(ModifiedCount));

        public override IReadOnlyList<BulkWriteUpsert> Upserts => throw UnacknowledgedWrite.Exception(nameof(Upserts));
    }
}
