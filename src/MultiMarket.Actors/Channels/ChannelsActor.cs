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
    private int _undrained;

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
        Receive<Terminated>(stopped => _log.Warning("{0} stopped and starts again in {1:N1} s", stopped.ActorRef.Path.Name, _respawn!.After(stopped.ActorRef).TotalSeconds));
        Receive<Respawn.Due>(due => _respawn!.Create(due));
        Receive<Drain>(_ => BeginDrain());
        Receive<Drained>(_ => OnDrained());
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

    private void BeginDrain()
    {
        _drainRequester = Sender;
        var children = Context.GetChildren().ToList();
        _undrained = children.Count;
        foreach (var child in children) child.Tell(Drain.Instance);
    }

    private void OnDrained()
    {
        if (--_undrained == 0) _drainRequester?.Tell(Drained.Instance);
    }

    private sealed record CountOrders
    {
        public static CountOrders Instance { get; } = new();
    }

    private sealed record OrdersCounted(long Orders);

    private sealed record CountFailed(Exception Cause);
}
