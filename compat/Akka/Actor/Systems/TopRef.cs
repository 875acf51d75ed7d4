using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The parent of the root: hears of its end, which is the end of the system.</summary>
internal sealed class TopRef(LocalActorSystem system, ActorPath root) : MinimalActorRef
{
    public override ActorPath Path { get; } = root / "bubble-walker";

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                system.Log.Error(failed.Cause, "The root guardian failed, the system terminates");
                failed.Child.SendSystemMessage(new Terminate());
                break;
            case DeathWatchNotification:
                system.Finish();
                break;
        }
    }
}
