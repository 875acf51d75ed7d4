using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Filters for log events, by level, text, source and exception.</summary>
public class EventFilterFactory
{
    private readonly TestKitBase _kit;
    private readonly IReadOnlyList<LogEventFilter> _filters;

    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, [])
    {
    }

    internal EventFilterFactory(TestKitBase kit, IReadOnlyList<LogEventFilter> filters)
    {
        _kit = kit;
        _filters = filters;
    }

    /// <summary>Errors with an exception of the type or a derived one.</summary>
    /// <param name="message">The whole text, of the event or of the exception.</param>
    /// <param name="start">How it starts.</param>
    /// <param name="contains">A part of it.</param>
    /// <param name="source">Where it was logged: a path, with or without the address.</param>
    public IEventFilterApplier Exception<TException>(
        string message = null, string start = null, string contains = null, string source = null)
        where TException : Exception => Exception(typeof(TException), message, start, contains, source);

    public IEventFilterApplier Exception<TException>(Regex pattern, string source = null)
        where TException : Exception => Exception(typeof(TException), pattern, source);

    public IEventFilterApplier Exception(
        Type exceptionType,
        string message = null,
        string start = null,
        string contains = null,
        string source = null,
        bool checkInnerExceptions = false) =>
        Apply(new ExceptionFilter(exceptionType, checkInnerExceptions, TextMatch.Of(message, start, contains), SourceMatch.Of(source)));

    public IEventFilterApplier Exception(
        Type exceptionType, Regex pattern, string source = null, bool checkInnerExceptions = false) =>
        Apply(new ExceptionFilter(exceptionType, checkInnerExceptions, pattern.IsMatch, SourceMatch.Of(source)));

    public IEventFilterApplier Error(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    public IEventFilterApplier Error(Regex pattern, string source = null) => ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    public IEventFilterApplier Warning(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Warning(Regex pattern, string source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    public IEventFilterApplier Info(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Info(Regex pattern, string source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    public IEventFilterApplier Debug(string message = null, string start = null, string contains = null, string source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    public IEventFilterApplier Debug(Regex pattern, string source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string message = null, string start = null, string contains = null, string source = null) =>
        Apply(new LevelFilter(logLevel, TextMatch.Of(message, start, contains), SourceMatch.Of(source)));

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string source = null) =>
        Apply(new LevelFilter(logLevel, pattern.IsMatch, SourceMatch.Of(source)));

    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Apply(new PredicateFilter(predicate));

    public IEventFilterApplier Custom<TEvent>(Predicate<TEvent> predicate)
        where TEvent : LogEvent => Apply(new PredicateFilter(entry => entry is TEvent typed && predicate(typed)));

    /// <summary>Messages that could not be delivered.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter(typeof(object));

    /// <param name="source">The path of their sender.</param>
    public IEventFilterApplier DeadLetter<TMessage>(string source = null) => DeadLetter(typeof(TMessage), source);

    /// <param name="isMatch">Chooses among them.</param>
    /// <param name="source">The path of their sender.</param>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string source = null) =>
        Apply(new DeadLetterFilter(message => message is TMessage typed && isMatch(typed), SourceMatch.Of(source)));

    /// <param name="type">Of the message.</param>
    /// <param name="source">The path of their sender.</param>
    public IEventFilterApplier DeadLetter(Type type, string source = null) =>
        Apply(new DeadLetterFilter(type.IsInstanceOfType, SourceMatch.Of(source)));

    private EventFilterApplier Apply(LogEventFilter filter) => new(_kit, [.. _filters, filter]);
}
