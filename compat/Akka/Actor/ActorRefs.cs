namespace Akka.Actor;

/// <summary>The two references that stand for the absence of an actor.</summary>
public static class ActorRefs
{
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>Null: a message told with it arrives with the dead letters as its sender.</summary>
    public static readonly IActorRef NoSender;
}
