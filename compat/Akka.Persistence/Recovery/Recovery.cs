namespace Akka.Persistence;

/// <summary>How far an actor recovers: from which snapshot, up to which event, and over how many.</summary>
public sealed class Recovery
{
    public Recovery(SnapshotSelectionCriteria fromSnapshot = null, long toSequenceNr = long.MaxValue, long replayMax = long.MaxValue)
    {
        FromSnapshot = fromSnapshot ?? SnapshotSelectionCriteria.Latest;
        ToSequenceNr = toSequenceNr;
        ReplayMax = replayMax;
    }

    /// <summary>The last snapshot and everything after it.</summary>
    public static Recovery Default { get; } = new();

    /// <summary>Nothing but the number of the last event.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, 0);

    public SnapshotSelectionCriteria FromSnapshot { get; }

    public long ToSequenceNr { get; }

    public long ReplayMax { get; }
}
