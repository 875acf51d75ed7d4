using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Hosting;

/// <summary>Collects what an actor system of the host is made of.</summary>
public sealed class AkkaConfigurationBuilder
{
    private readonly List<ActorStarter> _starters = [];
    private readonly List<StartupTask> _startupTasks = [];

    internal AkkaConfigurationBuilder(string actorSystemName) => ActorSystemName = actorSystemName;

    public Option<Config> Configuration { get; private set; }

    internal string ActorSystemName { get; }

    internal LoggerConfigBuilder Loggers { get; } = new();

    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) => StartActors((system, registry) =>
    {
        starter(system, registry);
        return Task.CompletedTask;
    });

    public AkkaConfigurationBuilder StartActors(ActorStarter starter)
    {
        _starters.Add(starter);
        return this;
    }

    /// <summary>Has something done once all actors were started.</summary>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    /// <summary>Has something done once all actors were started.</summary>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        _startupTasks.Add(startupTask);
        return this;
    }

    internal void AddConfiguration(Config config, HoconAddMode mode) => Configuration = mode switch
    {
        _ when Configuration.IsEmpty || mode == HoconAddMode.Replace => config,
        HoconAddMode.Append => Configuration.Value.WithFallback(config),
        _ => config.WithFallback(Configuration.Value),
    };

    internal ActorSystem CreateSystem(IServiceProvider services) =>
        Loggers.CreateSystem(ActorSystemName, Configuration.GetOrElse(ConfigurationFactory.Empty), services);

    internal async Task RunStarters(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        foreach (var starter in _starters)
        {
            await starter(system, registry).ConfigureAwait(false);
        }

        foreach (var task in _startupTasks)
        {
            await task(system, registry).ConfigureAwait(false);
        }
    }
}
