namespace Akka.Actor;

/// <summary>The timers of one incarnation. A tick counts only while its own start is the last one of its key.</summary>
internal sealed class ActorTimers(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, ActiveTimer> _active = [];

    public IReadOnlyCollection<object> ActiveTimers => [.. _active.Keys];

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null, null);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _active.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_active.Remove(key, out var timer))
        {
            timer.Pending.Cancel();
        }
    }

    public void CancelAll()
    {
        foreach (var timer in _active.Values)
        {
            timer.Pending.Cancel();
        }

        _active.Clear();
    }

    public void Receive(TimerTick tick)
    {
        if (!_active.TryGetValue(tick.Timer.Key, out var timer) || !ReferenceEquals(timer, tick.Timer))
        {
            return;
        }

        if (!timer.Repeats)
        {
            _active.Remove(timer.Key);
        }

        var envelope = new Envelope(timer.Message, cell.Envelope.Sender);
        cell.Envelope = envelope;
        if (timer.Message is IAutoReceivedMessage automatic)
        {
            AutoReceive.Handle(cell, automatic);
        }
        else
        {
            cell.Receive(timer.Message);
        }
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef sender)
    {
        Cancel(key);
        var scheduler = cell.SystemRef.Scheduler;
        var timer = new ActiveTimer(key, message, interval.HasValue, new Cancelable(scheduler));
        _active.Add(key, timer);
        object tick = message is INotInfluenceReceiveTimeout ? new SilentTimerTick(timer) : new TimerTick(timer);
        if (interval is { } period)
        {
            scheduler.ScheduleTellRepeatedly(delay, period, cell.SelfRef, tick, sender, timer.Pending);
        }
        else
        {
            scheduler.ScheduleTellOnce(delay, cell.SelfRef, tick, sender, timer.Pending);
        }
    }
}

internal sealed record ActiveTimer(object Key, object Message, bool Repeats, ICancelable Pending);

internal class TimerTick(ActiveTimer timer) : IAutoReceivedMessage, INoSerializationVerificationNeeded, Event.IDeadLetterSuppression
{
    public ActiveTimer Timer { get; } = timer;
}

internal sealed class SilentTimerTick(ActiveTimer timer) : TimerTick(timer), INotInfluenceReceiveTimeout;
