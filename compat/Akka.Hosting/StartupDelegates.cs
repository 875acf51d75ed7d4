using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Starts actors and registers them.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);

/// <summary>Runs after all actors were started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);
