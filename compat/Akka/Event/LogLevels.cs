namespace Akka.Event;

/// <summary>What belongs to each level.</summary>
internal static class LogLevels
{
    private static readonly (LogLevel Level, Type Event)[] Events =
    [
        (LogLevel.DebugLevel, typeof(Debug)),
        (LogLevel.InfoLevel, typeof(Info)),
        (LogLevel.WarningLevel, typeof(Warning)),
        (LogLevel.ErrorLevel, typeof(Error)),
    ];

    public static string Label(this LogLevel level) => level switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        _ => "ERROR",
    };

    /// <summary>The event types from a level up.</summary>
    public static IEnumerable<Type> From(LogLevel level) => Events.Where(entry => entry.Level >= level).Select(entry => entry.Event);
}
