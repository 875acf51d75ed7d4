using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using MultiMarket.Actors.Persistence;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>
/// Plays one channel: writes an order file at random intervals and whatever is asked for in between; owns the channel's pace and its
/// order numbers. A number is used only after its block was persisted, so that none is ever written twice.
/// </summary>
// Running --Pause--> Paused --Resume--> Running; orders asked for are written in both.
internal sealed class ChannelSimulatorActor : ChannelPartActor<ISimulatorEvent>, IWithTimers
{
    private static readonly TimeSpan WriteRetry = TimeSpan.FromSeconds(1);

    private readonly SimulatorProps _props;
    private readonly OrderWriter _writer;
    private readonly OrderRequests _requests = new();
    private SimulatorState _state = SimulatorState.Initial;
    private NumberBlock _numbers = new(new NumbersReserved(1, 0));
    private bool _wroteHistory;

    public ChannelSimulatorActor(SimulatorProps props)
        : base(props.Channel, ChannelPart.Simulation, props.Instance)
    {
        (_props, _writer) = (props, new OrderWriter(props, Context.GetLogger()));
        Recover<SnapshotOffer>(offer => _state = (SimulatorState)offer.Snapshot);
        Recover<ISimulatorEvent>(Apply);
        Recover<RecoveryCompleted>(_ => Begin());
        Command<Tick>(_ => OnTick());
        Command<WriteNext>(_ => WriteRequested());
        Command<Pause>(pause => Carry(new SimulatorPaused(Now, pause.Who)));
        Command<Resume>(resume => Carry(new SimulatorResumed(Now, resume.Who)));
        Command<SetRate>(rate => Carry(new RateSet(Now, rate.Who, rate.Rate.Min.TotalMilliseconds, rate.Rate.Max.TotalMilliseconds)));
        Command<Emit>(emit => Keep(new OrdersRequested(Now, emit.Who, emit.Orders), () => Enqueue(new OrderRequest(emit.Orders, IsHistory: false, Sender))));
        Command<Backfill>(BeginHistory);
        Command<Drain>(_ => Stop());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _props.Time.GetUtcNow();

    private string? Trouble => Lost ?? _writer.Trouble;

    protected override IMarketEvent State => _state;

    protected override IReadOnlyList<CommandRecord> Commands => _state.Commands;

    protected override void Apply(ISimulatorEvent e) => _state = _state.With(e);

    protected override void PreRestart(Exception reason, object message)
    {
        _requests.Fail(r => $"{_props.Channel.Name}: the simulator failed; {r.Left} orders were not written");
        base.PreRestart(reason, message);
    }

    protected override void PostStop() => Report(Trouble is null ? "off" : null);

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        base.OnPersistFailure(cause, @event, sequenceNr);
        _requests.Fail(_ => Refusal);
    }

    private void Stop()
    {
        Timers.CancelAll();
        _requests.Fail(r => $"{_props.Channel.Name}: the host stops; {r.Left} orders were not written");
        Context.Stop(Self);
    }

    // A history that a crash interrupted goes on by itself; it is not begun a second time because nothing was stored of it yet.
    private void BeginHistory(Backfill backfill)
    {
        if (_wroteHistory)
        {
            Context.Parent.Tell(BackfillBegun.Instance);
            return;
        }

        _wroteHistory = true;
        Keep(new HistoryBegun(_state.NextFree, backfill.Orders), () =>
        {
            Context.Parent.Tell(BackfillBegun.Instance);
            Enqueue(new OrderRequest(backfill.Orders, IsHistory: true, ActorRefs.Nobody));
        });
    }

    private void Begin()
    {
        _wroteHistory = _state.HistoryLeft > 0;
        if (_wroteHistory) Enqueue(new OrderRequest(_state.HistoryLeft, IsHistory: true, ActorRefs.Nobody));
        Context.Parent.Tell(JournalFound.Instance);
        ScheduleTick();
        Report();
    }

    // A command about the pace.
    private void Carry(ISimulatorEvent e) => Keep(e, () =>
    {
        Timers.Cancel(Tick.Instance);
        ScheduleTick();
        Report();
        Sender.Tell(new CommandDone(_props.Channel));
    });

    private void Reserve(Action then)
    {
        var block = new NumbersReserved(_state.NextFree, NumberBlock.Size);
        Keep(block, () => { _numbers = new NumberBlock(block); then(); });
    }

    private void OnTick()
    {
        if (_numbers.IsUsedUp)
        {
            Reserve(OnTick);
            return;
        }

        if (_writer.TryWrite(_numbers.Take(), isHistory: false)) ScheduleTick();
        else Timers.StartSingleTimer(Tick.Instance, Tick.Instance, WriteRetry);
        Report();
    }

    private void ScheduleTick()
    {
        if (_state.Paused) return;
        var rate = _state.RateOr(_props.Rate);
        Timers.StartSingleTimer(Tick.Instance, Tick.Instance, rate.Min + ((rate.Max - rate.Min) * _props.Random.NextDouble()));
    }

    private void Enqueue(OrderRequest request)
    {
        _requests.Add(request);
        if (_requests.Count == 1) Self.Tell(WriteNext.Instance);
    }

    private void WriteRequested()
    {
        if (_requests.First is not { } request) return;
        var written = _writer.TryWrite(request, _numbers);
        Report();
        if (!written) Fail(request);
        else if (request.Left == 0) End(new CommandDone(_props.Channel));
        else if (_numbers.IsUsedUp) Reserve(WriteRequested);
        else Self.Tell(WriteNext.Instance);
    }

    // People are told; a history that nobody waits for goes on when the disk does.
    private void Fail(OrderRequest request)
    {
        if (request.Requester.IsNobody()) Timers.StartSingleTimer(WriteNext.Instance, WriteNext.Instance, WriteRetry);
        else End(new Status.Failure(new ControlException($"{_props.Channel.Name}: {request.Left} orders were not written: {Trouble}")));
    }

    private void End(object answer)
    {
        _requests.End(answer);
        if (_requests.Count > 0) Self.Tell(WriteNext.Instance);
    }

    private void Report(string? state = null)
    {
        state ??= Trouble is not null ? "waiting" : _state.Paused ? "paused" : "running";
        var rate = _state.RateOr(_props.Rate);
        var next = _numbers.IsUsedUp ? _state.NextFree : _numbers.Next;
        var status = new SimulationStatus(state, (long)rate.Min.TotalMilliseconds, (long)rate.Max.TotalMilliseconds, 0, next, Trouble);
        _props.Statistics.Tell(new StatisticsProtocol.SimulatorReported(_props.Channel, status, _writer.TakeWritten()));
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }

    // One may be waiting when the actor is told to stop.
    private sealed record WriteNext : IDeadLetterSuppression
    {
        public static WriteNext Instance { get; } = new();
    }
}
