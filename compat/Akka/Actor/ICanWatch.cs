namespace Akka.Actor;

/// <summary>Death watch.</summary>
public interface ICanWatch
{
    /// <summary>Asks for a <see cref="Terminated"/> message once the subject has stopped; at once if it is gone already.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for the given message instead of <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Takes the request back; a notice already in the mailbox is not delivered either.</summary>
    IActorRef Unwatch(IActorRef subject);
}
