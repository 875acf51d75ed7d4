namespace Akka.Actor;

/// <summary>The actor did not handle the <see cref="Terminated"/> of an actor that it watched; stops it by default.</summary>
public class DeathPactException : AkkaException
{
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor [{deadActor}] terminated") => DeadActor = deadActor;

    public IActorRef DeadActor { get; }
}
