namespace Akka.Actor;

/// <summary>An actor that is given timers before its PreStart; a restart or stop cancels them.</summary>
public interface IWithTimers
{
    ITimerScheduler Timers { get; set; }
}
