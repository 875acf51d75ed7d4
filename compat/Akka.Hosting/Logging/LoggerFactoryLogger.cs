using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>Hands the log events of an actor system to Microsoft.Extensions.Logging.</summary>
internal sealed class LoggerFactoryLogger : ActorBase
{
    private readonly ILogger _logger =
        Context.System.GetExtension<LoggerFactoryHolder>().Factory.CreateLogger("Akka.Actor.ActorSystem");

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized(), Self);
                return true;
            case LogEvent entry:
                _logger.Log(LevelOf(entry), new EventId(), entry, entry.Cause, Render);
                return true;
            default:
                return false;
        }
    }

    private static LogLevel LevelOf(LogEvent entry) => entry.LogLevel() switch
    {
        AkkaLevel.DebugLevel => LogLevel.Debug,
        AkkaLevel.InfoLevel => LogLevel.Information,
        AkkaLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };

    private static string Render(LogEvent entry, Exception cause) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{entry.LogLevel().Label()}][{entry.Timestamp:MM/dd/yyyy HH:mm:ss.fff}Z][Thread {entry.Thread.ManagedThreadId:0000}][{entry.LogSource}] {entry.Message}");
}
