using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A reference without a life cycle: it ignores what its children do not handle.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    private protected MinimalActorRef()
    {
    }

    internal override IInternalActorRef SupervisorRef => ActorRefs.Nobody;

    internal override bool HasTerminated => false;

    internal override void SendSystem(SystemMessage message)
    {
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
    }
}
