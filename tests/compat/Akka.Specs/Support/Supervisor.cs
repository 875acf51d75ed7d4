using Akka.Actor;

namespace Akka.Specs.Support;

/// <summary>Starts the child that it is given, answers with its reference, and decides as it is told.</summary>
public sealed class Supervisor(SupervisorStrategy strategy) : UntypedActor
{
    public static Props With(SupervisorStrategy strategy) => Props.Create(() => new Supervisor(strategy));

    protected override SupervisorStrategy SupervisorStrategy() => strategy;

    protected override void OnReceive(object message)
    {
        if (message is Props props)
        {
            Sender.Tell(Context.Watch(Context.ActorOf(props, "child")));
        }
    }
}
