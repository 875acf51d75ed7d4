namespace Akka.Actor;

/// <summary>
/// The receive timeout. A message only notes the time; the pending tick sees when it comes whether enough has passed
/// and otherwise waits for the rest, so that a busy actor costs no timer per message.
/// </summary>
internal sealed class IdleTimer(ActorCell cell)
{
    private TimeSpan _lastMessage;
    private ICancelable _pending;

    public TimeSpan? Timeout { get; private set; }

    private TimeSpan Now => cell.SystemRef.Scheduler.MonotonicClock;

    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    public void Set(TimeSpan? timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A receive timeout must be positive.");
        }

        _pending?.Cancel();
        _pending = null;
        Timeout = timeout;
        if (timeout is { } wait)
        {
            _lastMessage = Now;
            Wait(wait);
        }
    }

    public void Touch(object message)
    {
        if (Timeout is not null && message is not (INotInfluenceReceiveTimeout or IdleTick))
        {
            _lastMessage = Now;
        }
    }

    public void Receive(IdleTick tick)
    {
        if (!ReferenceEquals(tick.Pending, _pending) || Timeout is not { } timeout)
        {
            return;
        }

        var rest = timeout - (Now - _lastMessage);
        if (rest > TimeSpan.FromMilliseconds(1))
        {
            Wait(rest);
            return;
        }

        _lastMessage = Now;
        Wait(timeout);
        cell.Envelope = new Envelope(ReceiveTimeout.Instance, cell.SelfRef);
        cell.Receive(ReceiveTimeout.Instance);
    }

    private void Wait(TimeSpan time)
    {
        var tick = new IdleTick { Pending = new Cancelable(cell.SystemRef.Scheduler) };
        _pending = tick.Pending;
        cell.SystemRef.Scheduler.ScheduleTellOnce(time, cell.SelfRef, tick, cell.SelfRef, tick.Pending);
    }
}

internal sealed class IdleTick : IAutoReceivedMessage, INotInfluenceReceiveTimeout, Event.IDeadLetterSuppression
{
    public ICancelable Pending { get; init; }
}
