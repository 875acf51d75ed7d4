using Akka.Actor;
using Akka.Event;
using Akka.Persistence.Journal;

namespace Akka.Persistence;

public abstract partial class Eventsourced
{
    private readonly Queue<Action> _handlers = new();
    private List<PersistedEvent> _unwritten = [];
    private long _sequenceNr;

    /// <summary>
    /// Stores an event and then runs the handler on the actor's turn, with the sender of the command; other commands wait until then.
    /// </summary>
    /// <exception cref="InvalidOperationException">Events are being replayed.</exception>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler)
    {
        if (IsRecovering)
        {
            throw new InvalidOperationException("Cannot persist during replay. Events can be persisted when receiving RecoveryCompleted or later.");
        }

        _unwritten.Add(new PersistedEvent(PersistenceId, ++_sequenceNr, @event));
        _handlers.Enqueue(() => handler(@event));
    }

    /// <summary>Saves the state as of the last event; answered by <see cref="SaveSnapshotSuccess"/> or <see cref="SaveSnapshotFailure"/>.</summary>
    public void SaveSnapshot(object snapshot)
    {
        var metadata = new SnapshotMetadata(PersistenceId, LastSequenceNr, TimeProvider.System.GetUtcNow().UtcDateTime);
        SaveAsync(metadata, snapshot).PipeTo(
            Self, success: () => new SaveSnapshotSuccess(metadata), failure: cause => new SaveSnapshotFailure(metadata, cause));
    }

    /// <summary>Deletes snapshots; answered by <see cref="DeleteSnapshotsSuccess"/> or <see cref="DeleteSnapshotsFailure"/>.</summary>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria) => _snapshots.DeleteAsync(PersistenceId, criteria).PipeTo(
        Self, success: () => new DeleteSnapshotsSuccess(criteria), failure: cause => new DeleteSnapshotsFailure(criteria, cause));

    /// <summary>Deletes events up to a number; answered by <see cref="DeleteMessagesSuccess"/> or <see cref="DeleteMessagesFailure"/>.</summary>
    public void DeleteMessages(long toSequenceNr)
    {
        var to = Math.Min(toSequenceNr, LastSequenceNr);
        _journal.DeleteAsync(PersistenceId, to).PipeTo(
            Self, success: () => new DeleteMessagesSuccess(to), failure: cause => new DeleteMessagesFailure(cause, to));
    }

    /// <summary>An event was not stored, or it is not known whether it was; the actor is stopped after this.</summary>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Log.Error(
        cause, "Failed to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}].", @event?.GetType(), sequenceNr, PersistenceId);

    /// <summary>An event cannot be stored, for instance for want of a serializer; its handler does not run, and the actor goes on.</summary>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Log.Error(
        cause,
        "Rejected to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}] due to [{3}].",
        @event?.GetType(),
        sequenceNr,
        PersistenceId,
        cause.Message);

    private async Task SaveAsync(SnapshotMetadata metadata, object snapshot) => await _snapshots.SaveAsync(metadata, snapshot).ConfigureAwait(false);

    private void Process(Receive receive, object message)
    {
        try
        {
            base.AroundReceive(receive, message);
        }
        finally
        {
            // What was persisted before a failure is stored all the same.
            EndTurn();
        }
    }

    private void EndTurn()
    {
        if (_unwritten.Count > 0)
        {
            BeginWrite();
        }

        _phase = _handlers.Count > 0 ? Phase.Persisting : Phase.Processing;
        if (_phase == Phase.Processing)
        {
            _internalStash.Unstash();
        }
    }

    private void BeginWrite()
    {
        var (events, self, sender, id) = (_unwritten, Self, Sender, PersistenceId);
        _unwritten = [];
        WriteAsync(id, events, self, sender).PipeTo(
            self, sender, failure: cause => Reply(events[0].Payload, () => Fail(cause, events)));
    }

    private async Task WriteAsync(string id, List<PersistedEvent> events, IActorRef self, IActorRef sender)
    {
        await _journal.WriteAsync(id, events).ConfigureAwait(false);
        foreach (var e in events)
        {
            self.Tell(Reply(e.Payload, () => Handle(e)), sender);
        }
    }

    private void Handle(PersistedEvent e)
    {
        LastSequenceNr = e.SequenceNr;
        var handler = _handlers.Dequeue();
        try
        {
            handler();
        }
        finally
        {
            EndTurn();
        }
    }

    private void Fail(Exception cause, List<PersistedEvent> events)
    {
        if (cause is EventRejectedException)
        {
            Reject(cause.InnerException, events);
        }
        else
        {
            FailPersist(cause, events[0]);
        }
    }

    private void Reject(Exception cause, List<PersistedEvent> events)
    {
        try
        {
            foreach (var e in events)
            {
                _handlers.Dequeue();
                LastSequenceNr = e.SequenceNr;
                OnPersistRejected(cause, e.Payload, e.SequenceNr);
            }
        }
        finally
        {
            EndTurn();
        }
    }

    private void FailPersist(Exception cause, PersistedEvent e)
    {
        try
        {
            OnPersistFailure(cause, e.Payload, e.SequenceNr);
        }
        finally
        {
            Context.Stop(Self);
        }
    }
}
