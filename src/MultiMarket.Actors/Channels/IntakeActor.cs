using Akka.Actor;
using Akka.Persistence;
using MultiMarket.Actors.Persistence;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Remembers whether one channel's intake of order files is paused; the watcher acts on it.</summary>
internal sealed class IntakeActor : ChannelPartActor<IIntakeEvent>
{
    private readonly Channel _channel;
    private readonly TimeProvider _time;
    private readonly IActorRef _statistics;
    private IntakeState _state = IntakeState.Initial;

    public IntakeActor(Channel channel, string instance, TimeProvider time, IActorRef statistics)
        : base(channel, ChannelPart.Ingestion, instance)
    {
        (_channel, _time, _statistics) = (channel, time, statistics);
        Recover<SnapshotOffer>(offer => _state = (IntakeState)offer.Snapshot);
        Recover<IIntakeEvent>(Apply);
        Recover<RecoveryCompleted>(_ => Begin());
        Command<Pause>(pause => Carry(new IntakePaused(_time.GetUtcNow(), pause.Who)));
        Command<Resume>(resume => Carry(new IntakeResumed(_time.GetUtcNow(), resume.Who)));
    }

    protected override IMarketEvent State => _state;

    protected override IReadOnlyList<CommandRecord> Commands => _state.Commands;

    protected override void Apply(IIntakeEvent e) => _state = _state.With(e);

    protected override void Lose(Exception cause)
    {
        base.Lose(cause);
        _statistics.Tell(new StatisticsProtocol.IntakeReported(_channel, Lost));
    }

    private void Begin()
    {
        _statistics.Tell(new StatisticsProtocol.IntakeReported(_channel, Trouble: null));
        Context.Parent.Tell(JournalFound.Instance);
        Context.Parent.Tell(new SetIntake(_state.Paused, ActorRefs.Nobody));
    }

    // The watcher answers, so that whoever asked knows that it has taken effect.
    private void Carry(IIntakeEvent e) => Keep(e, () => Context.Parent.Tell(new SetIntake(_state.Paused, Sender)));
}
