namespace Akka.Actor;

/// <summary>One entry of the clock: runs at a time, again and again if it has an interval.</summary>
internal sealed class ScheduledAction(Action action, TimeSpan? interval, ICancelable cancelable)
{
    public TimeSpan? Interval { get; } = interval;

    public bool IsCancelled => cancelable?.IsCancellationRequested == true;

    public void Run() => action();
}
