using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by a type that stands for them, usually their own.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    bool TryGet<TKey>(out IActorRef actor);

    bool TryGet(Type key, out IActorRef actor);

    /// <exception cref="MissingActorRegistryEntryException">Nothing is registered under the key.</exception>
    IActorRef Get<TKey>();

    /// <summary>Waits until something is registered under the key.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <summary>Waits until something is registered under the key.</summary>
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}
