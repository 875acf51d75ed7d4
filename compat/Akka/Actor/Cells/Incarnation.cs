namespace Akka.Actor;

/// <summary>Makes the instance of an actor, lends it its stash and timers, and takes them back.</summary>
internal sealed class Incarnation(ActorCell cell)
{
    /// <summary>True when the instance threw in PostRestart: it is replaced without another PreRestart.</summary>
    public bool IsSpent { get; set; }

    public void Begin()
    {
        IsSpent = false;
        cell.Envelope = default;
        cell.Actor = null;
        cell.Behaviors.Reset(null);
        var actor = cell.Props.NewActor();
        cell.Actor = actor;
        if (cell.Behaviors.Top is null)
        {
            cell.Behaviors.Reset(actor.InitialBehavior);
        }

        (actor as IInitializableActor)?.Init();
        Equip(actor);
    }

    /// <summary>What the instance has stashed goes to the front of the mailbox; its timers end.</summary>
    public void End()
    {
        cell.Stash?.UnstashAll();
        cell.Stash = null;
        cell.Timers?.CancelAll();
        cell.Timers = null;
    }

    private void Equip(ActorBase actor)
    {
        if (actor is IActorStash stashing)
        {
            stashing.Stash = cell.Stash = new MessageStash(cell);
        }

        if (actor is IWithTimers timed)
        {
            timed.Timers = cell.Timers = new ActorTimers(cell);
        }
    }
}
