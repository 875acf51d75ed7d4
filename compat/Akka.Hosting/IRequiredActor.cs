using Akka.Actor;

namespace Akka.Hosting;

/// <summary>An actor of the registry, for constructors that are filled from the service container.</summary>
public interface IRequiredActor<TActor>
{
    /// <exception cref="MissingActorRegistryEntryException">It is not registered yet.</exception>
    IActorRef ActorRef { get; }

    /// <summary>Waits until it is registered.</summary>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
