using Akka.Actor;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>Stands in for the parent of an actor under test: passes its messages down, and those of the child to a probe.</summary>
internal sealed class Relay : ReceiveActor
{
    public Relay(IActorRef probe, Props child)
    {
        var actor = Context.ActorOf(child, "child");
        ReceiveAny(message =>
        {
            if (Sender.Equals(actor)) probe.Forward(message);
            else actor.Forward(message);
        });
    }

    public static Props Props(IActorRef probe, Props child) => Akka.Actor.Props.Create(() => new Relay(probe, child));

    protected override SupervisorStrategy SupervisorStrategy() => Supervision.RestartOnFailure();
}
