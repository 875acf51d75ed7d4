using Akka.Actor;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>A test actor beside the one of the test kit; can stand in wherever a reference is needed.</summary>
public class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef
{
    private static long _probes;

    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string testProbeName = null)
        : base(assertions, system, testProbeName ?? $"testProbe{Interlocked.Increment(ref _probes)}")
    {
    }

    public IActorRef Ref => TestActor;

    /// <summary>Who sent the message that an expectation took last.</summary>
    public IActorRef Sender => LastSender;

    ActorPath IActorRef.Path => TestActor.Path;

    IInternalActorRef IInternalActorRef.Parent => Inner.Parent;

    bool IInternalActorRef.IsTerminated => Inner.IsTerminated;

    private IInternalActorRef Inner => (IInternalActorRef)TestActor;

    /// <summary>Tells in the name of the probe.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Answers the sender of the last message in the name of the probe.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Passes the last message on in the name of its sender.</summary>
    public void Forward(IActorRef actor) => actor.Tell(LastMessage, Sender);

    /// <summary>Tells in the name of the sender of the last message.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    public override TestProbe CreateTestProbe(string name = null) => new(Sys, Assertions, name);

    public override bool Equals(object obj) => TestActor.Equals(obj is TestProbe probe ? probe.TestActor : obj);

    public override int GetHashCode() => TestActor.GetHashCode();

    public int CompareTo(object obj) => TestActor.CompareTo(obj);

    public override string ToString() => TestActor.ToString();

    void ICanTell.Tell(object message, IActorRef sender) => TestActor.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef other) => Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef other) => TestActor.CompareTo(other);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => Inner.SendSystemMessage(message);

    IInternalActorRef IInternalActorRef.FindChild(string name) => Inner.FindChild(name);
}
