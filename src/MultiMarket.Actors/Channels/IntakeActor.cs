using Akka.Actor;
using Akka.Persistence;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Persistence;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Remembers whether one channel's intake of order files is paused; the watcher acts on it.</summary>
internal sealed class IntakeActor : ReceivePersistentActor
{
    private const int EventsPerSnapshot = 100;

    private readonly Channel _channel;
    private readonly string _instance;
    private readonly TimeProvider _time;
    private readonly IActorRef _statistics;
    private IntakeState _state = IntakeState.Initial;

    public IntakeActor(Channel channel, string instance, TimeProvider time, IActorRef statistics)
    {
        (_channel, _instance, _time, _statistics) = (channel, instance, time, statistics);
        Recover<SnapshotOffer>(offer => _state = (IntakeState)offer.Snapshot);
        Recover<IIntakeEvent>(e => _state = _state.With(e));
        Recover<RecoveryCompleted>(_ => Begin());
        Command<Pause>(pause => Carry(new IntakePaused(_time.GetUtcNow(), pause.Who)));
        Command<Resume>(resume => Carry(new IntakeResumed(_time.GetUtcNow(), resume.Who)));
        Command<GetAudit>(_ => Sender.Tell(new Audit(_state.Commands)));
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<DeleteSnapshotsSuccess>(_ => { });
    }

    public override string PersistenceId => $"intake-{_instance}-{_channel.Name}";

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Lose(cause);
        Sender.Tell(new Status.Failure(new ControlException($"The intake of {_channel.Name} waits for its journal ({JournalTrouble.Describe(cause)}); the command was not carried out")));
    }

    // Going on would leave a command without its event.
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnPersistFailure(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => Lose(reason);

    private void Begin()
    {
        _statistics.Tell(new StatisticsProtocol.IntakeReported(_channel, null));
        Context.Parent.Tell(JournalFound.Instance);
        Context.Parent.Tell(new SetIntake(_state.Paused, ActorRefs.Nobody));
    }

    private void Lose(Exception cause)
    {
        var trouble = JournalTrouble.Describe(cause);
        _statistics.Tell(new StatisticsProtocol.IntakeReported(_channel, trouble));
        Context.Parent.Tell(new JournalLost(trouble));
    }

    // The watcher answers, so that whoever asked knows that it has taken effect.
    private void Carry(IIntakeEvent e) => Persist(e, saved =>
    {
        _state = _state.With(saved);
        Context.Parent.Tell(JournalWritten.Instance);
        Context.System.EventStream.Publish(new EventFeedProtocol.CommandCarriedOut(_channel, ChannelPart.Ingestion, saved));
        Context.Parent.Tell(new SetIntake(_state.Paused, Sender));
        if (LastSequenceNr % EventsPerSnapshot == 0) SaveSnapshot(_state);
    });
}
