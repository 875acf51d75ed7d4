using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using MultiMarket.Actors.Events;
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
// Without the journal it ends once a number or a command must be persisted, and its parent brings it back.
internal sealed class ChannelSimulatorActor : ReceivePersistentActor, IWithTimers
{
    private const int OrdersPerTurn = 25;
    private const int EventsPerSnapshot = 100;
    private static readonly TimeSpan WriteRetry = TimeSpan.FromSeconds(1);

    private readonly SimulatorProps _props;
    private readonly OrderWriter _writer;
    private readonly OrderRequests _requests = new();
    private SimulatorState _state = SimulatorState.Initial;
    private NumberBlock _numbers = new(new NumbersReserved(1, 0));
    private string? _journalTrouble;
    private bool _wroteHistory;

    public ChannelSimulatorActor(SimulatorProps props)
    {
        (_props, _writer) = (props, new OrderWriter(props, Context.GetLogger()));
        Recover<SnapshotOffer>(offer => _state = (SimulatorState)offer.Snapshot);
        Recover<ISimulatorEvent>(e => _state = _state.With(e));
        Recover<RecoveryCompleted>(_ => Begin());
        Command<Tick>(_ => OnTick());
        Command<WriteNext>(_ => WriteRequested());
        Command<Pause>(pause => Carry(new SimulatorPaused(Now, pause.Who)));
        Command<Resume>(resume => Carry(new SimulatorResumed(Now, resume.Who)));
        Command<SetRate>(rate => Carry(new RateSet(Now, rate.Who, rate.Rate.Min.TotalMilliseconds, rate.Rate.Max.TotalMilliseconds)));
        Command<Emit>(emit => Save(new OrdersRequested(Now, emit.Who, emit.Orders), () => Enqueue(new OrderRequest(emit.Orders, IsHistory: false, Sender))));
        Command<Backfill>(BeginHistory);
        Command<GetAudit>(_ => Sender.Tell(new Audit(_state.Commands)));
        Command<Drain>(_ => Stop());
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<DeleteSnapshotsSuccess>(_ => { });
    }

    public override string PersistenceId => $"simulator-{_props.Instance}-{_props.Channel.Name}";

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => _props.Time.GetUtcNow();

    private string? Trouble => _journalTrouble ?? _writer.Trouble;

    protected override void PreRestart(Exception reason, object message)
    {
        _requests.Fail(r => $"{_props.Channel.Name}: the simulator failed; {r.Left} orders were not written");
        base.PreRestart(reason, message);
    }

    protected override void PostStop() => Report(Trouble is null ? "off" : null);

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Lose(cause);
        var reason = $"The simulator of {_props.Channel.Name} waits for its journal ({_journalTrouble}); the command was not carried out";
        if (@event is ICommanded) Sender.Tell(new Status.Failure(new ControlException(reason)));
        _requests.Fail(_ => reason);
    }

    // Going on would leave a command without its event.
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnPersistFailure(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => Lose(reason);

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
        Save(new HistoryBegun(_state.NextFree, backfill.Orders), () =>
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

    private void Lose(Exception cause)
    {
        _journalTrouble = JournalTrouble.Describe(cause);
        Context.Parent.Tell(new JournalLost(_journalTrouble));
    }

    // A command about the pace.
    private void Carry(ISimulatorEvent e) => Save(e, () =>
    {
        Timers.Cancel(Tick.Instance);
        ScheduleTick();
        Report();
        Sender.Tell(new CommandDone(_props.Channel));
    });

    private void Save(ISimulatorEvent e, Action then) => Persist(e, saved =>
    {
        _state = _state.With(saved);
        Context.Parent.Tell(JournalWritten.Instance);
        if (saved is ICommanded command) Context.System.EventStream.Publish(new EventFeedProtocol.CommandCarriedOut(_props.Channel, ChannelPart.Simulation, command));
        then();
        if (LastSequenceNr % EventsPerSnapshot == 0) SaveSnapshot(_state);
    });

    private void Reserve(Action then)
    {
        var block = new NumbersReserved(_state.NextFree, NumberBlock.Size);
        Save(block, () => { _numbers = new NumberBlock(block); then(); });
    }

    private void OnTick()
    {
        if (_numbers.IsUsedUp)
        {
            Reserve(OnTick);
        }
        else if (TryWrite(isHistory: false))
        {
            ScheduleTick();
            Report();
        }
        else
        {
            Timers.StartSingleTimer(Tick.Instance, Tick.Instance, WriteRetry);
        }
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

    // A few at a time, so that a large request does not keep commands waiting.
    private void WriteRequested()
    {
        if (_requests.First is not { } request) return;
        for (var i = 0; i < OrdersPerTurn && request.Left > 0; i++, request.Left--)
        {
            if (_numbers.IsUsedUp)
            {
                Reserve(WriteRequested);
                return;
            }

            if (TryWrite(request.IsHistory)) continue;
            Fail(request);
            return;
        }

        Report();
        if (request.Left == 0) End(new CommandDone(_props.Channel));
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

    private bool TryWrite(bool isHistory)
    {
        var written = _writer.TryWrite(_numbers.Take(), isHistory);
        if (!written) Report();
        return written;
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
