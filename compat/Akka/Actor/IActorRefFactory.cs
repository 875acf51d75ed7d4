namespace Akka.Actor;

/// <summary>A place where actors can be started and looked up.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts an actor; its constructor runs on the actor's own turn, not in this call.</summary>
    /// <param name="props">How to make the actor.</param>
    /// <param name="name">Unique among the siblings; null gives a generated one.</param>
    /// <exception cref="InvalidActorNameException">The name is taken or not allowed.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    IActorRef ActorOf(Props props, string name = null);

    /// <summary>Selects the actor at a path; patterns are not supported.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Selects the actor at a path; patterns are not supported.</summary>
    ActorSelection ActorSelection(string actorPath);
}
