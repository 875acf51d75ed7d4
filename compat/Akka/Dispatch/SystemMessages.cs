using Akka.Actor;

namespace Akka.Dispatch;

internal sealed class Create : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.Lifecycle.Create();
}

internal sealed class Recreate(Exception cause) : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.Lifecycle.Recreate(cause);
}

internal sealed class Suspend : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.Supervision.Suspend();
}

/// <param name="causedByFailure">Null unless the resumption answers a failure.</param>
internal sealed class Resume(Exception causedByFailure) : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.Supervision.Resume(causedByFailure);
}

internal sealed class Terminate : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.Lifecycle.Terminate();
}

internal sealed class Failed(IInternalActorRef child, Exception cause) : SystemMessage
{
    public IInternalActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    public override void Deliver(ActorCell cell) => cell.Supervision.HandleFailureOf(this);
}

internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.DeathWatch.AddWatcher(watcher);

    public override void Undeliverable(IInternalActorRef addressee) =>
        watcher.SendSystemMessage(new DeathWatchNotification(watchee, false));
}

internal sealed class Unwatch(IInternalActorRef watcher) : SystemMessage
{
    public override void Deliver(ActorCell cell) => cell.DeathWatch.RemoveWatcher(watcher);
}

internal sealed class DeathWatchNotification(IInternalActorRef actor, bool existenceConfirmed) : SystemMessage
{
    public IInternalActorRef Actor { get; } = actor;

    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    public override void Deliver(ActorCell cell) => cell.DeathWatch.HandleDeath(this);
}
