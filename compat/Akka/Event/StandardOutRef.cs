using Akka.Actor;

namespace Akka.Event;

/// <summary>Writes log events while no logger runs: at the start and at the end of a system.</summary>
internal sealed class StandardOutRef(ActorPath root) : MinimalActorRef
{
    public override ActorPath Path { get; } = root / "StandardOutLogger";

    protected override void TellInternal(object message, IActorRef sender) => Console.Out.WriteLine(message.ToString());
}
