namespace Akka.Actor;

/// <summary>The messages that every actor understands.</summary>
internal static class AutoReceive
{
    public static void Handle(ActorCell cell, IAutoReceivedMessage message)
    {
        switch (message)
        {
            case Terminated terminated:
                cell.DeathWatch.Receive(terminated);
                break;
            case TimerTick tick:
                cell.Timers?.Receive(tick);
                break;
            case IdleTick tick:
                cell.IdleTimer.Receive(tick);
                break;
            case PoisonPill:
                cell.Stop(cell.SelfRef);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                cell.Sender.Tell(new ActorIdentity(identify.MessageId, cell.SelfRef), cell.SelfRef);
                break;
            default:
                cell.Receive(message);
                break;
        }
    }
}
