namespace Akka.Persistence.Snapshot;

/// <summary>Where snapshots are kept. Made by a constructor that takes the system and its section, or nothing.</summary>
internal interface ISnapshotStore
{
    /// <summary>The last snapshot that meets the criteria; null if there is none.</summary>
    Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria);

    Task SaveAsync(SnapshotMetadata metadata, object snapshot);

    Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria);
}

/// <summary>A snapshot and where it belongs.</summary>
internal sealed record SelectedSnapshot(SnapshotMetadata Metadata, object Snapshot);
