using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Supervises one channel's simulator, intake, watcher and chain, and brings the watcher together with intake and chain.</summary>
internal sealed class ChannelActor : ReceiveActor, IWithTimers
{
    private const string Simulator = "simulator";
    private const string Intake = "intake";
    private const string Watcher = "watcher";
    private const string Chain = "chain";

    private readonly Channel _channel;
    private readonly ChannelProps _props;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Respawn? _respawn;
    private JournalTroubles? _journals;
    private Backfill? _backfill;
    private bool? _intakePaused;
    private bool _draining;

    public ChannelActor(Channel channel, ChannelProps props)
    {
        (_channel, _props) = (channel, props);
        Receive<Pause>(pause => Pass(PartName(pause.Part), pause));
        Receive<Resume>(resume => Pass(PartName(resume.Part), resume));
        Receive<SetRate>(rate => Pass(Simulator, rate));
        Receive<Emit>(emit => Pass(Simulator, emit));
        Receive<GetAudit>(audit => Pass(PartName(audit.Part), audit));
        Receive<FindFiles>(find => Pass(Watcher, find));
        Receive<Backfill>(backfill => Context.Child(Simulator).Tell(_backfill = backfill));
        Receive<BackfillBegun>(_ => _backfill = null);
        Receive<SetIntake>(OnIntake);
        Receive<JournalLost>(lost => _journals!.Lost(Sender.Path.Name, lost.Reason));
        Receive<JournalFound>(_ => OnJournalFound());
        Receive<JournalWritten>(_ => _journals!.Ended(Sender.Path.Name));
        Receive<JournalTroubles.Quiet>(quiet => _journals!.Ended(quiet.Part));
        Receive<IngestionProtocol.ChainWanted>(_ => WelcomeWatcher());
        Receive<IngestionProtocol.ChainReady>(ready => Context.Child(Watcher).Tell(ready));
        Receive<Drain>(_ => BeginDrain());
        Receive<IngestionProtocol.Drained>(_ => Context.Parent.Tell(Drained.Instance));
        Receive<Terminated>(stopped => OnStopped(stopped.ActorRef));
        Receive<Respawn.Due>(due => _respawn!.Create(due), _ => !_draining);
        Receive<Respawn.Due>(_ => { }); // what stopped before the drain stays stopped
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervision.RestartOnFailure();

    protected override void PreStart()
    {
        _respawn = new Respawn(Timers, Create);
        _journals = new JournalTroubles(_channel, Timers, _log, _respawn.Reset);
        Create(Chain);
        Create(Watcher);
        Create(Intake);
        if (_props.Simulator is not null) Create(Simulator);
    }

    private void Create(string name)
    {
        var props = name switch { Simulator => _props.Simulator!, Intake => _props.Intake, Watcher => _props.Watcher, _ => _props.Chain };
        var child = Context.Watch(Context.ActorOf(props, name));
        if (name == Chain) Context.Child(Watcher).Tell(new IngestionProtocol.ChainReady(child));
    }

    private void Pass(string child, object command)
    {
        var part = Context.Child(child);
        if (child == Simulator && _props.Simulator is null) Refuse($"The simulator of {_channel.Name} is off: the host was started without simulation");
        else if (_journals!.Of(child) is { } trouble) Refuse($"The {child} of {_channel.Name} waits for its journal: {trouble}; try again later");
        else if (part.IsNobody()) Refuse($"The {child} of {_channel.Name} is being restarted; try again");
        else part.Forward(command);
    }

    private void Refuse(string reason) => Sender.Tell(new Status.Failure(new ControlException(reason)));

    private void WelcomeWatcher()
    {
        Sender.Tell(new IngestionProtocol.ChainReady(Context.Child(Chain)));
        if (_intakePaused is { } paused) Sender.Tell(new IngestionProtocol.IntakeSet(paused), ActorRefs.Nobody);
        if (_draining) Sender.Tell(IngestionProtocol.Drain.Instance);
    }

    // A watcher that is being restarted will ask; nobody has to wait for it.
    private void OnIntake(SetIntake intake)
    {
        _intakePaused = intake.Paused;
        var watcher = Context.Child(Watcher);
        if (watcher.IsNobody()) intake.Requester.Tell(new CommandDone(_channel));
        else watcher.Tell(new IngestionProtocol.IntakeSet(intake.Paused), intake.Requester);
    }

    // A history that could not be begun for want of the journal is asked for again.
    private void OnJournalFound()
    {
        _journals!.Recovered(Sender.Path.Name);
        if (Sender.Path.Name == Simulator && _backfill is not null) Sender.Tell(_backfill);
    }

    private void OnStopped(IActorRef child)
    {
        if (_draining)
        {
            // A watcher that is gone offers nothing any more.
            if (child.Path.Name == Watcher) Context.Parent.Tell(Drained.Instance);
            return;
        }

        var wait = _respawn!.After(child);
        if (!_journals!.IsIn(child.Path.Name)) _log.Warning("{0} stopped and starts again in {1:N1} s", child.Path.ToStringWithoutAddress(), wait.TotalSeconds);
    }

    private void BeginDrain()
    {
        _draining = true;
        var simulator = Context.Child(Simulator);
        if (!simulator.IsNobody()) simulator.Tell(Drain.Instance);
        var watcher = Context.Child(Watcher);
        if (watcher.IsNobody()) Sender.Tell(Drained.Instance);
        else watcher.Tell(IngestionProtocol.Drain.Instance);
    }

    private static string PartName(ChannelPart part) => part == ChannelPart.Ingestion ? Intake : Simulator;
}

/// <summary>How the children of a channel are made; a null simulator leaves it off.</summary>
internal sealed record ChannelProps(Props? Simulator, Props Intake, Props Watcher, Props Chain);
