using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A reference that takes system messages.</summary>
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    private protected InternalActorRefBase()
    {
    }

    internal abstract IInternalActorRef SupervisorRef { get; }

    internal abstract bool HasTerminated { get; }

    internal abstract void SendSystem(SystemMessage message);

    internal virtual IInternalActorRef FindChild(string name) => null;

    IInternalActorRef IInternalActorRef.Parent => SupervisorRef;

    bool IInternalActorRef.IsTerminated => HasTerminated;

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => SendSystem(message);

    IInternalActorRef IInternalActorRef.FindChild(string name) => FindChild(name);
}
