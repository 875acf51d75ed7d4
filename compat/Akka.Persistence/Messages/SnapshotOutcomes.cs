using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A snapshot is durable.</summary>
public sealed class SaveSnapshotSuccess : INoSerializationVerificationNeeded
{
    public SaveSnapshotSuccess(SnapshotMetadata metadata) => Metadata = metadata;

    public SnapshotMetadata Metadata { get; }
}

/// <summary>A snapshot was not saved; the actor goes on.</summary>
public sealed class SaveSnapshotFailure : INoSerializationVerificationNeeded
{
    public SaveSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    {
        Metadata = metadata;
        Cause = cause;
    }

    public SnapshotMetadata Metadata { get; }

    public Exception Cause { get; }
}

/// <summary>Snapshots were deleted.</summary>
public sealed class DeleteSnapshotsSuccess : INoSerializationVerificationNeeded
{
    public DeleteSnapshotsSuccess(SnapshotSelectionCriteria criteria) => Criteria = criteria;

    public SnapshotSelectionCriteria Criteria { get; }
}

/// <summary>Snapshots were not deleted, or not all.</summary>
public sealed class DeleteSnapshotsFailure : INoSerializationVerificationNeeded
{
    public DeleteSnapshotsFailure(SnapshotSelectionCriteria criteria, Exception cause)
    {
        Criteria = criteria;
        Cause = cause;
    }

    public SnapshotSelectionCriteria Criteria { get; }

    public Exception Cause { get; }
}
