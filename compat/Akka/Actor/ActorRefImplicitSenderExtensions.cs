namespace Akka.Actor;

public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Tells in the name of the actor that runs on this thread, or of nobody.</summary>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.Current?.Self);

    /// <summary>Tells in the name of the sender of the message in hand.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.Current?.Sender);
}
