using Serilog.Core;
using Serilog.Events;
using MicrosoftLogger = Microsoft.Extensions.Logging.ILogger;
using SerilogLogger = Serilog.ILogger;

namespace MultiMarket.Host.Logging;

/// <summary>
/// Takes the log of the actor system without the time, thread and path that Akka puts before each text: the log has its own time, and
/// the actor's path becomes the source of the event.
/// </summary>
internal sealed class ActorLoggerFactory(SerilogLogger log) : ILoggerFactory
{
    public MicrosoftLogger CreateLogger(string categoryName) => new ActorLogger(log);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The actor system has one log.");

    public void Dispose()
    {
    }

    private sealed class ActorLogger(SerilogLogger log) : MicrosoftLogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => log.IsEnabled(Level(logLevel));

        public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var (source, text) = state is Akka.Event.LogEvent entry ? (entry.LogSource, $"{entry.Message}") : ("Akka", formatter(state, exception));
            log.ForContext(Constants.SourceContextPropertyName, source).Write(Level(logLevel), exception, "{Text:l}", text);
        }

        private static LogEventLevel Level(Microsoft.Extensions.Logging.LogLevel level) => level switch
        {
            Microsoft.Extensions.Logging.LogLevel.Trace => LogEventLevel.Verbose,
            Microsoft.Extensions.Logging.LogLevel.Debug => LogEventLevel.Debug,
            Microsoft.Extensions.Logging.LogLevel.Information => LogEventLevel.Information,
            Microsoft.Extensions.Logging.LogLevel.Warning => LogEventLevel.Warning,
            Microsoft.Extensions.Logging.LogLevel.Error => LogEventLevel.Error,
            _ => LogEventLevel.Fatal,
        };
    }
}
