using Akka.Actor;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>An actor that runs on the thread that tells, and whose instance the test may touch.</summary>
public abstract class TestActorRefBase<TActor> : IInternalActorRef
    where TActor : ActorBase
{
    private readonly LocalActorRef _inner;

    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef supervisor = null, string name = null)
    {
        var parent = supervisor switch
        {
            null => ((LocalActorSystem)system).UserGuardian,
            TestProbe probe => (LocalActorRef)probe.Ref,
            _ => (LocalActorRef)supervisor,
        };
        _inner = (LocalActorRef)parent.Cell.Children.Start(actorProps, name, InlineDispatcher.Instance);
    }

    public IActorRef Ref => _inner;

    public ActorPath Path => _inner.Path;

    /// <exception cref="IllegalActorStateException">The actor has stopped.</exception>
    public TActor UnderlyingActor => (TActor)_inner.Cell.Actor
        ?? throw new IllegalActorStateException($"Underlying actor of {_inner} has stopped.");

    IInternalActorRef IInternalActorRef.Parent => _inner.SupervisorRef;

    bool IInternalActorRef.IsTerminated => _inner.HasTerminated;

    /// <summary>Runs the behaviour directly: its exception comes out here instead of going to the supervisor.</summary>
    public void Receive(object message, IActorRef sender = null) => _inner.Cell.ReceiveDirectly(new Envelope(message, sender));

    public void Tell(object message) => _inner.Tell(message);

    public void Tell(object message, IActorRef sender) => _inner.Tell(message, sender);

    public void Forward(object message) => _inner.Forward(message);

    public override bool Equals(object obj) => _inner.Equals(obj);

    public bool Equals(IActorRef other) => _inner.Equals(other);

    public override int GetHashCode() => _inner.GetHashCode();

    public int CompareTo(object obj) => _inner.CompareTo(obj);

    public override string ToString() => _inner.ToString();

    int IComparable<IActorRef>.CompareTo(IActorRef other) => _inner.CompareTo(other);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => _inner.SendSystem(message);

    IInternalActorRef IInternalActorRef.FindChild(string name) => _inner.FindChild(name);
}
