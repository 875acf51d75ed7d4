using Akka.Actor;
using Akka.Event;
using Akka.Persistence.Journal;
using Akka.Persistence.Snapshot;

namespace Akka.Persistence;

public abstract partial class Eventsourced
{
    /// <summary>The last event was replayed.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <summary>The state cannot be recovered; the actor is stopped after this.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">The event that was being replayed; null when the journal or the snapshot store failed.</param>
    protected virtual void OnRecoveryFailure(Exception reason, object message = null)
    {
        if (message is null)
        {
            Log.Error(reason, "Persistence failure when replaying events for persistenceId [{0}]. Last known sequence number [{1}]", PersistenceId, LastSequenceNr);
        }
        else
        {
            Log.Error(
                reason,
                "Exception in ReceiveRecover when replaying event type [{0}] with sequence number [{1}] for persistenceId [{2}]",
                message.GetType(),
                LastSequenceNr,
                PersistenceId);
        }
    }

    private void BeginRecovery()
    {
        var (self, id, recovery) = (Self, PersistenceId, Recovery);
        LoadSnapshotAsync(id, recovery).PipeTo(
            self,
            success: snapshot => Reply(null, () => Offer(snapshot, recovery)),
            failure: cause => Reply(null, () => FailRecovery(cause, null)));
    }

    private async Task<SelectedSnapshot> LoadSnapshotAsync(string id, Recovery recovery) =>
        recovery.FromSnapshot.MaxSequenceNr <= 0
            ? null
            : await _snapshots.LoadAsync(id, recovery.FromSnapshot.UpTo(recovery.ToSequenceNr)).ConfigureAwait(false);

    private void Offer(SelectedSnapshot selected, Recovery recovery)
    {
        if (selected is not null)
        {
            LastSequenceNr = selected.Metadata.SequenceNr;
            if (!Recover(new SnapshotOffer(selected.Metadata, selected.Snapshot)))
            {
                return;
            }
        }

        var (self, id, from) = (Self, PersistenceId, LastSequenceNr + 1);
        ReplayAsync(id, from, recovery, self).PipeTo(
            self,
            success: highest => Reply(null, () => CompleteRecovery(highest)),
            failure: cause => Reply(null, () => FailRecovery(cause, null)));
    }

    private async Task<long> ReplayAsync(string id, long from, Recovery recovery, IActorRef self) =>
        await _journal.ReplayAsync(id, from, recovery, e => self.Tell(Reply(e.Payload, () => Replay(e)))).ConfigureAwait(false);

    private void Replay(PersistedEvent e)
    {
        LastSequenceNr = e.SequenceNr;
        Recover(e.Payload);
    }

    private void CompleteRecovery(long highest)
    {
        OnReplaySuccess();
        LastSequenceNr = _sequenceNr = Math.Max(highest, LastSequenceNr);
        _phase = Phase.Processing;
        base.AroundReceive(ReceiveRecover, RecoveryCompleted.Instance);
        EndTurn();
    }

    private bool Recover(object message)
    {
        try
        {
            base.AroundReceive(ReceiveRecover, message);
            return true;
        }
        catch (Exception cause)
        {
            FailRecovery(cause, message);
            return false;
        }
    }

    private void FailRecovery(Exception cause, object message)
    {
        try
        {
            OnRecoveryFailure(cause, message);
        }
        finally
        {
            Context.Stop(Self);
        }
    }

    private PersistenceReply Reply(object subject, Action resume) => new(this, subject, resume);
}
