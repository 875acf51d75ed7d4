using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Keeps one child per channel, so that one channel's trouble never stops another; starts the history of an empty warehouse.</summary>
internal sealed class ChannelsActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan CountRetry = TimeSpan.FromSeconds(1);

    private readonly Func<Channel, Props> _channelProps;
    private readonly IOrderStore _store;
    private readonly int _backfill;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Respawn? _respawn;
    private IActorRef? _drainRequester;
    private HashSet<IActorRef> _undrained = [];

    /// <param name="channelProps">How the child of a channel is made.</param>
    /// <param name="store">Asked once whether the warehouse is empty.</param>
    /// <param name="backfill">Orders per channel to write into an empty warehouse; 0 for none.</param>
    public ChannelsActor(Func<Channel, Props> channelProps, IOrderStore store, int backfill)
    {
        (_channelProps, _store, _backfill) = (channelProps, store, backfill);
        Receive<IChannelCommand>(command => Context.Child(command.Channel.Name).Forward(command));
        Receive<CountOrders>(_ => Count());
        Receive<OrdersCounted>(OnCounted);
        Receive<CountFailed>(_ => Timers.StartSingleTimer(CountOrders.Instance, CountOrders.Instance, CountRetry));
        Receive<Terminated>(stopped => OnStopped(stopped.ActorRef));
        Receive<Respawn.Due>(due => _respawn!.Create(due), _ => _drainRequester is null);
        Receive<Respawn.Due>(_ => { }); // what stopped before the drain stays stopped
        Receive<Drain>(_ => BeginDrain());
        Receive<Drained>(_ => OnDrained(Sender));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervision.RestartOnFailure();

    protected override void PreStart()
    {
        _respawn = new Respawn(Timers, Create);
        foreach (var channel in Channel.All) Create(channel.Name);
        if (_backfill > 0) Self.Tell(CountOrders.Instance);
    }

    // The history was begun by the incarnation that failed, or is not wanted any more.
    protected override void PostRestart(Exception reason)
    {
        _respawn = new Respawn(Timers, Create);
        foreach (var channel in Channel.All) Create(channel.Name);
    }

    private void Create(string name) => Context.Watch(Context.ActorOf(_channelProps(Channel.Find(name)!), name));

    private void Count() => _store.CountAsync(CancellationToken.None).PipeTo(
        Self,
        success: orders => new OrdersCounted(orders),
        failure: cause => new CountFailed(cause));

    private void OnCounted(OrdersCounted counted)
    {
        if (counted.Orders > 0) return;
        _log.Info("The warehouse is empty: each channel writes {0} orders of the last 24 months", _backfill);
        foreach (var channel in Context.GetChildren()) channel.Tell(new Backfill(_backfill));
    }

    private void OnStopped(IActorRef channel)
    {
        if (_drainRequester is not null) OnDrained(channel);
        else _log.Warning("{0} stopped and starts again in {1:N1} s", channel.Path.Name, _respawn!.After(channel).TotalSeconds);
    }

    private void BeginDrain()
    {
        _drainRequester = Sender;
        _undrained = [.. Context.GetChildren()];
        foreach (var channel in _undrained) channel.Tell(Drain.Instance);
        if (_undrained.Count == 0) _drainRequester.Tell(Drained.Instance);
    }

    // A channel may say so twice, or stop before it could.
    private void OnDrained(IActorRef channel)
    {
        if (_undrained.Remove(channel) && _undrained.Count == 0) _drainRequester!.Tell(Drained.Instance);
    }

    private sealed record CountOrders
    {
        public static CountOrders Instance { get; } = new();
    }

    private sealed record OrdersCounted(long Orders);

    private sealed record CountFailed(Exception Cause);
}
