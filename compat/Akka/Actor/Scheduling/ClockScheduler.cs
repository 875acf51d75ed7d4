using System.Diagnostics;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The scheduler of a running system: one thread that sleeps until the next entry is due.</summary>
internal sealed class ClockScheduler : SchedulerFrame, IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ScheduledAction, (long Due, long Number)> _entries = new();
    private readonly AutoResetEvent _changed = new(false);
    private readonly ILoggingAdapter _log;
    private long _number;
    private bool _stopped;

    public ClockScheduler(Config config, ILoggingAdapter log)
    {
        _ = config;
        _log = log;
        new Thread(Loop) { IsBackground = true, Name = "akka-scheduler" }.Start();
    }

    public override DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public override TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(0);

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        _changed.Set();
    }

    protected override void Schedule(TimeSpan delay, ScheduledAction entry)
    {
        var due = Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency);
        lock (_gate)
        {
            if (_stopped)
            {
                throw new SchedulerException("Cannot schedule: the actor system has terminated.");
            }

            _entries.Enqueue(entry, (due, _number++));
        }

        _changed.Set();
    }

    private void Loop()
    {
        while (true)
        {
            ScheduledAction entry = null;
            var wait = Timeout.InfiniteTimeSpan;
            lock (_gate)
            {
                if (_stopped)
                {
                    return;
                }

                if (_entries.TryPeek(out _, out var priority))
                {
                    wait = Until(priority.Due);
                    entry = wait <= TimeSpan.Zero ? _entries.Dequeue() : null;
                }
            }

            if (entry is null)
            {
                _changed.WaitOne(wait);
            }
            else
            {
                Run(entry);
            }
        }
    }

    private void Run(ScheduledAction entry)
    {
        if (entry.IsCancelled)
        {
            return;
        }

        try
        {
            entry.Run();
            if (entry.Interval is { } interval)
            {
                Schedule(interval, entry);
            }
        }
        catch (SchedulerException) when (_stopped)
        {
            // The action ended the system, and with it its own repetition.
        }
        catch (Exception cause)
        {
            _log.Error(cause, "Scheduled action failed");
        }
    }

    /// <summary>Whole milliseconds, rounded up: sleeping shorter than that would only spin.</summary>
    private static TimeSpan Until(long due)
    {
        var seconds = (due - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency;
        return seconds <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(seconds * 1000), int.MaxValue));
    }
}
