namespace MongoDB.Driver;

/// <summary>What a delete did.</summary>
public abstract class DeleteResult
{
    protected DeleteResult()
    {
    }

    public abstract long DeletedCount { get; }

    public abstract bool IsAcknowledged { get; }

    /// <summary>The server has confirmed it.</summary>
    public class Acknowledged(long deletedCount) : DeleteResult
    {
        public override long DeletedCount { get; } = deletedCount;

        public override bool IsAcknowledged => true;
    }

    /// <summary>The server was not asked to confirm it.</summary>
    public class Unacknowledged : DeleteResult
    {
        private Unacknowledged()
        {
        }

        public static Unacknowledged Instance { get; } = new();

        public override long DeletedCount => throw UnacknowledgedWrite.Exception(nameof(DeletedCount));

        public override bool IsAcknowledged => false;
    }
}
