using System.Buffers;
using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>Plays one channel: writes an order file at random intervals and whatever is asked for in between; owns the channel's pace.</summary>
// Running --Pause--> Paused --Resume--> Running; orders asked for are written in both.
internal sealed class ChannelSimulatorActor : ReceiveActor, IWithTimers
{
    private const int OrdersPerTurn = 25;
    private static readonly TimeSpan WriteRetry = TimeSpan.FromSeconds(1);

    private readonly SimulatorProps _props;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ArrayBufferWriter<byte> _file = new(1024);
    private readonly Queue<Request> _requests = new();
    private readonly Pace _pace;
    private string? _trouble;
    private long _written;

    public ChannelSimulatorActor(SimulatorProps props)
    {
        _props = props;
        _pace = new Pace(props.Rate, props.Random);
        Receive<Tick>(_ => OnTick());
        Receive<WriteNext>(_ => WriteRequested());
        Receive<Pause>(_ => SetPaused(true));
        Receive<Resume>(_ => SetPaused(false));
        Receive<SetRate>(OnRate);
        Receive<Emit>(emit => Begin(new Request(emit.Orders, IsHistory: false, Sender)));
        Receive<Backfill>(backfill => Begin(new Request(backfill.Orders, IsHistory: true, ActorRefs.Nobody)));
        Receive<Drain>(_ => { Timers.CancelAll(); Context.Stop(Self); });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        ScheduleTick();
        Report();
    }

    protected override void PostStop() => Report(stopped: true);

    private void OnTick()
    {
        if (!TryWrite(isHistory: false))
        {
            Timers.StartSingleTimer(Tick.Instance, Tick.Instance, WriteRetry);
            return;
        }

        ScheduleTick();
        Report();
    }

    private void ScheduleTick()
    {
        if (!_pace.Paused) Timers.StartSingleTimer(Tick.Instance, Tick.Instance, _pace.NextInterval());
    }

    private void SetPaused(bool paused)
    {
        _pace.Paused = paused;
        Timers.Cancel(Tick.Instance);
        ScheduleTick();
        Answer();
    }

    private void OnRate(SetRate command)
    {
        _pace.Rate = command.Rate;
        Timers.Cancel(Tick.Instance);
        ScheduleTick();
        Answer();
    }

    private void Answer()
    {
        Report();
        Sender.Tell(new CommandDone(_props.Channel));
    }

    private void Begin(Request request)
    {
        _requests.Enqueue(request);
        if (_requests.Count == 1) Self.Tell(WriteNext.Instance);
    }

    // A few at a time, so that a large request does not keep commands waiting.
    private void WriteRequested()
    {
        if (!_requests.TryPeek(out var request)) return;
        for (var i = 0; i < OrdersPerTurn && request.Left > 0; i++, request.Left--)
        {
            if (TryWrite(request.IsHistory)) continue;
            Fail(request);
            return;
        }

        Report();
        if (request.Left == 0)
        {
            _requests.Dequeue();
            request.Requester.Tell(new CommandDone(_props.Channel));
        }

        if (_requests.Count > 0) Self.Tell(WriteNext.Instance);
    }

    // People are told; a history that nobody waits for goes on when the disk does.
    private void Fail(Request request)
    {
        if (request.Requester.IsNobody())
        {
            Timers.StartSingleTimer(WriteNext.Instance, WriteNext.Instance, WriteRetry);
            return;
        }

        _requests.Dequeue();
        request.Requester.Tell(new Status.Failure(new ControlException($"{_props.Channel.Name}: {request.Left} orders were not written: {_trouble}")));
        if (_requests.Count > 0) Self.Tell(WriteNext.Instance);
    }

    private bool TryWrite(bool isHistory)
    {
        try
        {
            Write(isHistory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_trouble is null) _log.Warning("The simulator of {0} cannot write and tries again every second: {1}", _props.Channel.Name, e.Message);
            _trouble = e.Message;
            Report();
            return false;
        }

        if (_trouble is not null) _log.Info("The simulator of {0} writes again", _props.Channel.Name);
        _trouble = null;
        return true;
    }

    private void Write(bool isHistory)
    {
        var number = _props.Numbers.Take();
        var now = _props.Clock.Now();
        var placedAt = isHistory ? _props.Simulation.BackfillDate(_props.Channel, number, now) : now;
        var order = _props.Simulation.Draw(_props.Channel, number, $"{_props.Instance}-{number:D6}", placedAt, writtenAt: now);
        _file.ResetWrittenCount();
        OrderFile.Write(order, _file);
        _props.Folders.Write(_props.Channel, $"{_props.Channel.Name}-{_props.Instance}-{number:D6}.json", _file.WrittenSpan);
        _written++;
    }

    private void Report(bool stopped = false)
    {
        var state = stopped ? "off" : _trouble is not null ? "waiting" : _pace.Paused ? "paused" : "running";
        var status = new SimulationStatus(state, (long)_pace.Rate.Min.TotalMilliseconds, (long)_pace.Rate.Max.TotalMilliseconds, 0, _props.Numbers.Next, _trouble);
        _props.Statistics.Tell(new StatisticsProtocol.SimulatorReported(_props.Channel, status, _written));
        _written = 0;
    }

    private sealed record Request(int Orders, bool IsHistory, IActorRef Requester)
    {
        public int Left { get; set; } = Orders;
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }

    private sealed record WriteNext
    {
        public static WriteNext Instance { get; } = new();
    }
}
