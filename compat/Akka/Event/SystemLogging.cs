using Akka.Actor;

namespace Akka.Event;

/// <summary>Subscribes the loggers of a system to the event stream.</summary>
internal sealed class SystemLogging(LocalActorSystem system)
{
    private readonly StandardOutRef _standardOut = new(new RootActorPath(new Address("akka", system.Name)));
    private readonly List<IActorRef> _loggers = [];

    private LogLevel StandardOutLevel => Logging.LogLevelFor(system.Settings.StdoutLogLevel);

    public void StartStandardOut()
    {
        system.EventStream.LogLevel = StandardOutLevel;
        Subscribe(_standardOut, StandardOutLevel);
    }

    /// <summary>Starts the configured loggers, and waits until each says that it is ready.</summary>
    public void StartLoggers()
    {
        var level = Logging.LogLevelFor(system.Settings.LogLevel);
        foreach (var name in system.Settings.Loggers)
        {
            var type = ConfiguredTypes.Find(name, "akka.loggers");
            var logger = system.SystemActorOf(Props.Create(type), $"log{_loggers.Count + 1}-{type.Name}");
            Await(logger);
            Subscribe(logger, level);
            _loggers.Add(logger);
        }

        system.EventStream.LogLevel = level;
        system.EventStream.Unsubscribe(_standardOut);
    }

    /// <summary>Tells the loggers nothing more; what they would miss goes to the standard output.</summary>
    public IReadOnlyList<IActorRef> Dismiss()
    {
        Subscribe(_standardOut, StandardOutLevel);
        foreach (var logger in _loggers)
        {
            system.EventStream.Unsubscribe(logger);
        }

        return _loggers;
    }

    private void Await(IActorRef logger)
    {
        var ready = logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), Timeout.InfiniteTimeSpan);
        if (!ready.Wait(system.Settings.LoggerStartTimeout))
        {
            system.Log.Warning("Logger {0} did not respond within {1} to InitializeLogger", logger, system.Settings.LoggerStartTimeout);
        }
    }

    private void Subscribe(IActorRef logger, LogLevel level)
    {
        foreach (var type in LogLevels.From(level))
        {
            system.EventStream.Subscribe(logger, type);
        }
    }
}
