using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>A message of the machinery: overtakes ordinary messages and is taken while the mailbox is suspended.</summary>
internal abstract class SystemMessage : QueueNode
{
    /// <summary>What to do when the addressee has stopped already.</summary>
    public virtual void Undeliverable(IInternalActorRef addressee)
    {
    }

    public abstract void Deliver(ActorCell cell);
}
