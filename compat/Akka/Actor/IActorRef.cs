namespace Akka.Actor;

/// <summary>The address of one actor incarnation; stays valid across restarts.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}
