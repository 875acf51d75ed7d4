namespace Akka.Persistence.Snapshot;

/// <summary>Keeps snapshots as long as the actor system lives.</summary>
internal sealed class MemorySnapshotStore : ISnapshotStore
{
    private readonly List<SelectedSnapshot> _snapshots = [];

    public Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        lock (_snapshots)
        {
            return Task.FromResult(_snapshots.Where(s => Meets(s, persistenceId, criteria)).MaxBy(s => s.Metadata.SequenceNr));
        }
    }

    public Task SaveAsync(SnapshotMetadata metadata, object snapshot)
    {
        lock (_snapshots)
        {
            _snapshots.RemoveAll(s => s.Metadata.PersistenceId == metadata.PersistenceId && s.Metadata.SequenceNr == metadata.SequenceNr);
            _snapshots.Add(new SelectedSnapshot(metadata, snapshot));
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        lock (_snapshots)
        {
            _snapshots.RemoveAll(s => Meets(s, persistenceId, criteria));
        }

        return Task.CompletedTask;
    }

    private static bool Meets(SelectedSnapshot snapshot, string persistenceId, SnapshotSelectionCriteria criteria) =>
        snapshot.Metadata.PersistenceId == persistenceId && criteria.IsMetBy(snapshot.Metadata);
}
