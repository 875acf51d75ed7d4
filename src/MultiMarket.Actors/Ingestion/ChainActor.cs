using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Channels;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>
/// Supervises the validators, the inserter, the registrar and the archiver of one channel and passes each message on to the next of them; grants the
/// watcher its credits.
/// </summary>
internal sealed class ChainActor : ReceiveActor, IWithTimers
{
    private const string Inserter = "inserter";
    private const string Registrar = "registrar";
    private const string Archiver = "archiver";

    private readonly Channel _channel;
    private readonly ChainProps _props;
    private readonly RoundRobin _validators;
    private readonly ChainCredits _credits;
    private readonly Dictionary<string, IActorRef> _children = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Respawn? _respawn;
    private IActorRef _watcher = ActorRefs.Nobody;

    public ChainActor(Channel channel, IngestionSettings settings, ChainProps props)
    {
        (_channel, _props, _credits) = (channel, props, new ChainCredits(settings.Window));
        _validators = new RoundRobin([.. Enumerable.Range(1, settings.Validators).Select(i => $"validator-{i}")]);
        Receive<FileArrived>(arrival => Pass(_validators.Next(), arrival));
        Receive<OrderValidated>(order => Pass(Inserter, order));
        Receive<OrderInserted>(order => Pass(Archiver, order));
        Receive<OrderRejected>(order => Pass(order.Recorded ? Archiver : Registrar, order));
        Receive<FilePoisoned>(poison => Pass(Registrar, Rejections.OfPoison(_channel, poison, _props.Time.GetUtcNow())));
        Receive<IOfferEnded>(ended => _watcher.Tell(ended));
        Receive<ConnectWatcher>(_ => Connect());
        Receive<WarehouseChanged>(change => { _credits.WarehouseIsAway = change.Trouble is not null; Grant(); });
        Receive<MovesChanged>(change => { _credits.MovesFail = change.Fail; Grant(); });
        Receive<Terminated>(stopped => OnStopped(stopped.ActorRef));
        Receive<Respawn.Due>(OnDue);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private bool IsWhole => _children.Count == _validators.Names.Count + 3;

    protected override SupervisorStrategy SupervisorStrategy() => Supervision.RestartOnFailure();

    protected override void PreStart()
    {
        _respawn = new Respawn(Timers, Create);
        foreach (var validator in _validators.Names) Create(validator);
        Create(Inserter);
        Create(Registrar);
        Create(Archiver);
    }

    // The watcher is not known any more, and what it offered is lost: it is told that this is a chain to begin with.
    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        Context.Parent.Tell(new ChainReady(Self));
    }

    private void Create(string name)
    {
        var props = name switch { Inserter => _props.Inserter, Registrar => _props.Registrar, Archiver => _props.Archiver, _ => _props.Validator };
        _children[name] = Context.Watch(Context.ActorOf(props, name));
    }

    // A message for a child that is being replaced is dropped: the watcher offers its file again once the chain is whole.
    private void Pass(string child, object message)
    {
        if (_children.TryGetValue(child, out var actor)) actor.Tell(message);
    }

    private void Connect()
    {
        _watcher = Sender;
        Grant();
    }

    private void Grant() => _watcher.Tell(_credits.Grant(IsWhole));

    private void OnStopped(IActorRef child)
    {
        _children.Remove(child.Path.Name);
        if (child.Path.Name == Inserter) _credits.WarehouseIsAway = false;
        if (child.Path.Name == Archiver) _credits.MovesFail = false;
        Grant();
        _log.Warning("{0} stopped and starts again in {1:N1} s", child.Path.ToStringWithoutAddress(), _respawn!.After(child).TotalSeconds);
    }

    private void OnDue(Respawn.Due due)
    {
        _respawn!.Create(due);
        if (!IsWhole) return;
        _watcher.Tell(ChainReset.Instance);
        Grant();
    }
}

/// <summary>How the children of a chain are made.</summary>
internal sealed record ChainProps(Props Validator, Props Inserter, Props Registrar, Props Archiver, TimeProvider Time);
