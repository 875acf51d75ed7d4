namespace Akka.Event;

/// <summary>Logs by publishing events.</summary>
internal sealed class BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter formatter) : ILoggingAdapter
{
    public ILogMessageFormatter Formatter { get; } = formatter;

    public bool IsDebugEnabled => IsEnabled(LogLevel.DebugLevel);

    public bool IsInfoEnabled => IsEnabled(LogLevel.InfoLevel);

    public bool IsWarningEnabled => IsEnabled(LogLevel.WarningLevel);

    public bool IsErrorEnabled => IsEnabled(LogLevel.ErrorLevel);

    public bool IsEnabled(LogLevel logLevel) => logLevel >= bus.LogLevel;

    public void Log(LogLevel logLevel, Exception cause, LogMessage message) => Publish(logLevel, cause, message);

    public void Log(LogLevel logLevel, Exception cause, string format) => Publish(logLevel, cause, format);

    private void Publish(LogLevel level, Exception cause, object message)
    {
        if (IsEnabled(level))
        {
            bus.Publish(level switch
            {
                LogLevel.DebugLevel => new Debug(cause, logSource, logClass, message),
                LogLevel.InfoLevel => new Info(cause, logSource, logClass, message),
                LogLevel.WarningLevel => new Warning(cause, logSource, logClass, message),
                _ => new Error(cause, logSource, logClass, message),
            });
        }
    }
}
