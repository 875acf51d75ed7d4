using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Chooses log events and counts them.</summary>
internal abstract class LogEventFilter
{
    private int _matched;

    public int Matched => Volatile.Read(ref _matched);

    public bool Apply(LogEvent entry)
    {
        if (!Matches(entry))
        {
            return false;
        }

        Interlocked.Increment(ref _matched);
        return true;
    }

    protected abstract bool Matches(LogEvent entry);
}

internal sealed class LevelFilter(LogLevel level, Func<string, bool> text, Func<string, bool> source) : LogEventFilter
{
    public override string ToString() => $"{level} events";

    protected override bool Matches(LogEvent entry) => entry.LogLevel() == level
        && entry.Message is not AllDeadLetters
        && source(entry.LogSource)
        && text(entry.Message?.ToString() ?? "null");
}

internal sealed class PredicateFilter(Predicate<LogEvent> predicate) : LogEventFilter
{
    public override string ToString() => "events that the predicate chooses";

    protected override bool Matches(LogEvent entry) => entry.Message is not AllDeadLetters && predicate(entry);
}

internal sealed class DeadLetterFilter(Func<object, bool> message, Func<string, bool> source) : LogEventFilter
{
    public override string ToString() => "dead letters";

    protected override bool Matches(LogEvent entry) =>
        entry.Message is DeadLetter letter && source(entry.LogSource) && message(letter.Message);
}

internal sealed class ExceptionFilter(Type type, bool inner, Func<string, bool> text, Func<string, bool> source) : LogEventFilter
{
    public override string ToString() => $"errors with {type}";

    protected override bool Matches(LogEvent entry) => entry is Error && source(entry.LogSource) && Matches(entry, entry.Cause);

    private bool Matches(LogEvent entry, Exception cause) => cause is not null
        && (type.IsInstanceOfType(cause)
            ? text(entry.Message?.ToString() ?? "null") || text(cause.Message)
            : inner && Matches(entry, cause.InnerException));
}
