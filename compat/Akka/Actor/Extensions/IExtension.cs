namespace Akka.Actor;

/// <summary>Something of which each actor system has one.</summary>
public interface IExtension;

/// <summary>Finds the extension of a system, and makes it the first time.</summary>
public interface IExtensionId
{
    Type ExtensionType { get; }

    object Apply(ActorSystem system);

    object Get(ActorSystem system);

    object CreateExtension(ExtendedActorSystem system);
}
