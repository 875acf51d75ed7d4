namespace Akka.Actor;

/// <summary>The reference of no actor: takes every message and does nothing with it.</summary>
public sealed class Nobody : MinimalActorRef
{
    public static Nobody Instance = new();

    private Nobody()
    {
    }

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems);
}
