using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by a type that stands for them, usually their own.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <exception cref="DuplicateActorRegistryException">The key is taken and must not be overwritten.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <returns>False when the key is taken and must not be overwritten.</returns>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    /// <returns>False when the key is taken and must not be overwritten.</returns>
    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
