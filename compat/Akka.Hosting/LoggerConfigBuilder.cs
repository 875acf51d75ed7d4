using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using LogLevel = Akka.Event.LogLevel;

namespace Akka.Hosting;

/// <summary>Collects where an actor system logs.</summary>
public sealed class LoggerConfigBuilder
{
    private bool _usesFactory;
    private ILoggerFactory _factory;
    private List<string> _loggers;
    private LogLevel? _level;

    internal LoggerConfigBuilder()
    {
    }

    public LogLevel LogLevel
    {
        get => _level ?? LogLevel.InfoLevel;
        set => _level = value;
    }

    /// <summary>Removes the loggers named so far, the default one too.</summary>
    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers = [];
        return this;
    }

    internal LoggerConfigBuilder Add(Type logger)
    {
        _loggers ??= [typeof(DefaultLogger).AssemblyQualifiedName];
        _loggers.Add(logger.AssemblyQualifiedName);
        return this;
    }

    /// <param name="factory">Null takes the one of the host.</param>
    internal LoggerConfigBuilder AddFactory(ILoggerFactory factory)
    {
        _usesFactory = true;
        _factory = factory;
        return Add(typeof(LoggerFactoryLogger));
    }

    internal ActorSystem CreateSystem(string name, Config config, IServiceProvider services)
    {
        var settings = Render();
        var complete = settings.IsEmpty ? config : settings.WithFallback(config);
        if (!_usesFactory)
        {
            return ActorSystem.Create(name, complete);
        }

        var factory = _factory ?? services.GetRequiredService<ILoggerFactory>();
        return LocalActorSystem.Start(name, complete, new LoggerFactoryExtension(factory));
    }

    private Config Render()
    {
        var level = _level is { } chosen ? $"akka.loglevel = {chosen.Label()}\n" : "";
        var loggers = _loggers is null ? "" : $"akka.loggers = [{string.Join(", ", _loggers.Select(logger => $"\"{logger}\""))}]";
        return ConfigurationFactory.ParseString(level + loggers);
    }
}
