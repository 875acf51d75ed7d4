using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What an update did.</summary>
public abstract class UpdateResult
{
    protected UpdateResult()
    {
    }

    public abstract bool IsAcknowledged { get; }

    public abstract bool IsModifiedCountAvailable { get; }

    public abstract long MatchedCount { get; }

    public abstract long ModifiedCount { get; }

    /// <summary>The <c>_id</c> of the document that was inserted; null if none was.</summary>
    public abstract BsonValue UpsertedId { get; }

    /// <summary>The server has confirmed it.</summary>
    public class Acknowledged(long matchedCount, long? modifiedCount, BsonValue upsertedId) : UpdateResult
    {
        public override bool IsAcknowledged => true;

        public override bool IsModifiedCountAvailable => modifiedCount is not null;

        public override long MatchedCount { get; } = matchedCount;

        public override long ModifiedCount => modifiedCount ?? throw new NotSupportedException("ModifiedCount is not available.");

        public override BsonValue UpsertedId { get; } = upsertedId;
    }

    /// <summary>The server was not asked to confirm it.</summary>
    public class Unacknowledged : UpdateResult
    {
        private Unacknowledged()
        {
        }

        public static Unacknowledged Instance { get; } = new();

        public override bool IsAcknowledged => false;

        public override bool IsModifiedCountAvailable => false;

        public override long MatchedCount => throw UnacknowledgedWrite.Exception(nameof(MatchedCount));

        public override long ModifiedCount => throw UnacknowledgedWrite.Exception(nameof(ModifiedCount));

        public override BsonValue UpsertedId => throw UnacknowledgedWrite.Exception(nameof(UpsertedId));
    }
}
