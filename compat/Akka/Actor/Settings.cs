using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The configuration of an actor system, the reference configuration behind it.</summary>
public class Settings
{
    internal Settings(ActorSystem system, Config config)
    {
        System = system;
        Config = config.WithFallback(ConfigurationFactory.Default());
        LogLevel = Config.GetString("akka.loglevel");
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel");
        Loggers = Config.GetStringList("akka.loggers");
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLetters = Config.GetString("akka.log-dead-letters").ToLowerInvariant() switch
        {
            "on" or "true" => int.MaxValue,
            "off" or "false" => 0,
            _ => Config.GetInt("akka.log-dead-letters"),
        };
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", null, allowInfinite: true);
        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy");
        SchedulerClass = Config.GetString("akka.scheduler.implementation");
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout");
    }

    public ActorSystem System { get; }

    public Config Config { get; private set; }

    public string LogLevel { get; }

    public string StdoutLogLevel { get; }

    public IList<string> Loggers { get; }

    /// <summary>How many dead letters are logged; 0 for none.</summary>
    public int LogDeadLetters { get; }

    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>Not positive: no limit.</summary>
    public TimeSpan AskTimeout { get; }

    public TimeSpan LoggerStartTimeout { get; }

    public string SupervisorStrategyClass { get; }

    public string SchedulerClass { get; }

    /// <summary>Puts settings behind those that there are.</summary>
    internal void InjectTopLevelFallback(Config config) => Config = Config.WithFallback(config);
}
