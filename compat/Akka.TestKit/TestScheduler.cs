using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A clock that stands still until the test moves it. An advance runs everything that has become due, in order and on the
/// calling thread; a repetition runs once per advance and starts its interval anew.
/// </summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Entries _entries = new();

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
        _ = schedulerConfig;
        _ = log;
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => _entries.Now;

    public TimeSpan MonotonicClock => _entries.MonotonicClock;

    public TimeSpan HighResMonotonicClock => _entries.MonotonicClock;

    public void Advance(TimeSpan offset) => _entries.Advance(offset);

    public void AdvanceTo(DateTimeOffset when) => _entries.Advance(when - Now);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        _entries.ScheduleTellOnce(delay, receiver, message, sender);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        _entries.ScheduleTellOnce(delay, receiver, message, sender, cancelable);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        _entries.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable cancelable) =>
        _entries.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => _entries.ScheduleOnce(delay, action);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable cancelable) => _entries.ScheduleOnce(delay, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        _entries.ScheduleRepeatedly(initialDelay, interval, action);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable cancelable) =>
        _entries.ScheduleRepeatedly(initialDelay, interval, action, cancelable);

    private sealed class Entries : SchedulerFrame
    {
        private readonly Lock _gate = new();
        private readonly PriorityQueue<ScheduledAction, (TimeSpan Due, long Number)> _waiting = new();
        private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
        private TimeSpan _elapsed;
        private long _number;

        public override DateTimeOffset Now => _start + MonotonicClock;

        public override TimeSpan MonotonicClock
        {
            get
            {
                lock (_gate)
                {
                    return _elapsed;
                }
            }
        }

        public void Advance(TimeSpan offset)
        {
            foreach (var entry in TakeDue(offset).Where(entry => !entry.IsCancelled))
            {
                entry.Run();
                if (entry.Interval is { } interval)
                {
                    Schedule(interval, entry);
                }
            }
        }

        protected override void Schedule(TimeSpan delay, ScheduledAction entry)
        {
            lock (_gate)
            {
                _waiting.Enqueue(entry, (_elapsed + delay, _number++));
            }
        }

        private List<ScheduledAction> TakeDue(TimeSpan offset)
        {
            var due = new List<ScheduledAction>();
            lock (_gate)
            {
                _elapsed += offset;
                while (_waiting.TryPeek(out var entry, out var priority) && priority.Due <= _elapsed)
                {
                    _waiting.Dequeue();
                    due.Add(entry);
                }
            }

            return due;
        }
    }
}
