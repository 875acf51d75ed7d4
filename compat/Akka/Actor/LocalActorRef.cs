using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The reference of an actor with a cell.</summary>
internal sealed class LocalActorRef : InternalActorRefBase
{
    private LocalActorRef(LocalActorSystem system, Props props, IInternalActorRef parent, ActorPath path, Dispatcher dispatcher)
    {
        Path = path;
        Cell = new ActorCell(system, this, props, parent, dispatcher ?? system.Dispatcher);
    }

    public override ActorPath Path { get; }

    public ActorCell Cell { get; }

    internal override IInternalActorRef SupervisorRef => Cell.ParentRef;

    internal override bool HasTerminated => Cell.Mailbox.IsClosed;

    /// <summary>A reference whose first system message is its creation; it runs from <see cref="Start"/> on.</summary>
    public static LocalActorRef Prepare(
        LocalActorSystem system, Props props, IInternalActorRef parent, string name, Dispatcher dispatcher = null)
    {
        var path = new ChildActorPath(parent.Path, name, Random.Shared.NextInt64(1, int.MaxValue));
        return Prepare(system, props, parent, path, dispatcher);
    }

    public static LocalActorRef Prepare(
        LocalActorSystem system, Props props, IInternalActorRef parent, ActorPath path, Dispatcher dispatcher = null)
    {
        var reference = new LocalActorRef(system, props, parent, path, dispatcher);
        reference.Cell.Mailbox.Prime(new Create());
        return reference;
    }

    public void Start() => Cell.Mailbox.Schedule();

    internal override void SendSystem(SystemMessage message) => Cell.Mailbox.PostSystem(message);

    internal override IInternalActorRef FindChild(string name) => Cell.Children.Find(name);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null)
        {
            throw new InvalidMessageException("Message is null.");
        }

        Cell.Mailbox.Post(message, sender);
    }
}
