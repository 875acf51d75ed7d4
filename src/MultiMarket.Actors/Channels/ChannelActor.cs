using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Supervises one channel's simulator, watcher and chain, and brings the watcher and the chain together.</summary>
internal sealed class ChannelActor : ReceiveActor, IWithTimers
{
    private const string Simulator = "simulator";
    private const string Watcher = "watcher";
    private const string Chain = "chain";

    private readonly Channel _channel;
    private readonly ChannelProps _props;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Respawn? _respawn;
    private bool _draining;

    public ChannelActor(Channel channel, ChannelProps props)
    {
        (_channel, _props) = (channel, props);
        Receive<Pause>(pause => Pass(PartName(pause.Part), pause));
        Receive<Resume>(resume => Pass(PartName(resume.Part), resume));
        Receive<SetRate>(rate => Pass(Simulator, rate));
        Receive<Emit>(emit => Pass(Simulator, emit));
        Receive<Backfill>(backfill => Context.Child(Simulator).Tell(backfill));
        Receive<IngestionProtocol.ChainWanted>(_ => Sender.Tell(new IngestionProtocol.ChainReady(Context.Child(Chain))));
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
        Create(Chain);
        Create(Watcher);
        if (_props.Simulator is not null) Create(Simulator);
    }

    private void Create(string name)
    {
        var props = name switch { Simulator => _props.Simulator!, Watcher => _props.Watcher, _ => _props.Chain };
        var child = Context.Watch(Context.ActorOf(props, name));
        if (name == Chain) Context.Child(Watcher).Tell(new IngestionProtocol.ChainReady(child));
    }

    private void Pass(string child, object command)
    {
        var part = Context.Child(child);
        if (!part.IsNobody()) part.Forward(command);
        else if (child == Simulator && _props.Simulator is null) Sender.Tell(new Status.Failure(new ControlException($"The simulator of {_channel.Name} is off: the host was started without simulation")));
        else Sender.Tell(new Status.Failure(new ControlException($"The {child} of {_channel.Name} is being restarted; try again")));
    }

    private void OnStopped(IActorRef child)
    {
        if (_draining) return;
        _log.Warning("{0} stopped and starts again in {1:N1} s", child.Path.ToStringWithoutAddress(), _respawn!.After(child).TotalSeconds);
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

    private static string PartName(ChannelPart part) => part == ChannelPart.Ingestion ? Watcher : Simulator;
}

/// <summary>How the children of a channel are made; a null simulator leaves it off.</summary>
internal sealed record ChannelProps(Props? Simulator, Props Watcher, Props Chain);
