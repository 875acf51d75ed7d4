using Akka.Actor;
using Akka.Event;
using Akka.Persistence.Journal;
using Akka.Persistence.Plugins;
using Akka.Persistence.Snapshot;

namespace Akka.Persistence;

/// <summary>
/// An actor whose state is the sum of its events: what it persists survives it and is replayed before its first command.
/// </summary>
// Recovering --RecoveryCompleted--> Processing --Persist--> Persisting --last handler--> Processing
public abstract partial class Eventsourced : ActorBase, IWithUnboundedStash
{
    private readonly PersistencePlugins _plugins;
    private readonly MessageStash _internalStash;
    private OrderedJournal _journal;
    private ISnapshotStore _snapshots;
    private ILoggingAdapter _log;
    private Phase _phase = Phase.Recovering;

    protected Eventsourced()
    {
        _plugins = PersistencePluginsProvider.Instance.Get(Context.System);
        _internalStash = new MessageStash(ActorCell.Active);
    }

    private enum Phase
    {
        Recovering,
        Processing,
        Persisting,
    }

    /// <summary>Names the actor's events in the journal; the same at every start, and used by one actor at a time.</summary>
    public abstract string PersistenceId { get; }

    public virtual Recovery Recovery => Recovery.Default;

    /// <summary>The number of the last event that was replayed, or persisted and handled.</summary>
    public long LastSequenceNr { get; private set; }

    public bool IsRecovering => _phase == Phase.Recovering;

    public bool IsRecoveryFinished => !IsRecovering;

    /// <summary>The configuration path of the journal; null or empty for the default one.</summary>
    public string JournalPluginId { get; protected set; }

    /// <summary>The configuration path of the snapshot store; null or empty for the default one.</summary>
    public string SnapshotPluginId { get; protected set; }

    public IStash Stash { get; set; }

    protected virtual ILoggingAdapter Log => _log ??= Context.GetLogger();

    public override void AroundPreStart()
    {
        FindPlugins();
        base.AroundPreStart();
        BeginRecovery();
    }

    public override void AroundPreRestart(Exception cause, object message)
    {
        _internalStash.UnstashAll();
        base.AroundPreRestart(cause, message is PersistenceReply reply ? reply.Subject : message);
    }

    public override void AroundPostRestart(Exception reason, object message)
    {
        FindPlugins();
        base.AroundPostRestart(reason, message);
        BeginRecovery();
    }

    public override void AroundPostStop()
    {
        _internalStash.UnstashAll();
        base.AroundPostStop();
    }

    /// <summary>Handles a command.</summary>
    protected abstract bool ReceiveCommand(object message);

    /// <summary>Handles a <see cref="SnapshotOffer"/>, an event, or <see cref="RecoveryCompleted"/>.</summary>
    protected abstract bool ReceiveRecover(object message);

    protected internal override bool AroundReceive(Receive receive, object message)
    {
        if (message is PersistenceReply reply)
        {
            if (ReferenceEquals(reply.Addressee, this))
            {
                reply.Resume();
            }
        }
        else if (_phase == Phase.Processing)
        {
            Process(receive, message);
        }
        else
        {
            _internalStash.Stash();
        }

        return true;
    }

    protected override void Unhandled(object message)
    {
        switch (message)
        {
            case RecoveryCompleted:
                break;
            case SaveSnapshotFailure failure:
                Log.Warning("Failed to SaveSnapshot given metadata [{0}] due to: [{1}: {2}]", failure.Metadata, failure.Cause, failure.Cause.Message);
                break;
            case DeleteSnapshotsFailure failure:
                Log.Warning("Failed to DeleteSnapshots given criteria [{0}] due to: [{1}: {2}]", failure.Criteria, failure.Cause, failure.Cause.Message);
                break;
            case DeleteMessagesFailure failure:
                Log.Warning("Failed to DeleteMessages ToSequenceNr [{0}] for PersistenceId [{1}] due to: [{2}: {3}]", failure.ToSequenceNr, PersistenceId, failure.Cause, failure.Cause.Message);
                break;
            default:
                base.Unhandled(message);
                break;
        }
    }

    // A missing plugin fails the start, before anything else runs.
    private void FindPlugins()
    {
        _journal = _plugins.JournalFor(JournalPluginId);
        _snapshots = _plugins.SnapshotStoreFor(SnapshotPluginId);
    }
}
