using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.TestKit;

public class TestActorRefSpecs : ActorSpec
{
    [Fact]
    public void A_tell_runs_at_once_on_the_calling_thread()
    {
        var actor = ActorOfAsTestActorRef<Counter>("counter");

        actor.Tell("x");

        actor.UnderlyingActor.Count.ShouldBe(1);
        actor.UnderlyingActor.Thread.ShouldBe(Environment.CurrentManagedThreadId);
        actor.Path.ToString().ShouldBe("akka://test/user/counter");
    }

    [Fact]
    public void Its_failure_goes_to_the_supervisor()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Tell("x");

        EventFilter.Exception<BoomException>().ExpectOne(() => actor.Tell(new Fail()));

        AwaitAssert(() => actor.UnderlyingActor.Count.ShouldBe(0));
    }

    [Fact]
    public void Receive_lets_the_exception_through()
    {
        var actor = ActorOfAsTestActorRef(() => new Counter());

        Should.Throw<BoomException>(() => actor.Receive(new Fail()));

        actor.Receive("x");
        actor.UnderlyingActor.Count.ShouldBe(1);
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter()
        {
            Receive<Fail>(fail => throw new BoomException(fail.Text));
            ReceiveAny(_ =>
            {
                Count++;
                Thread = Environment.CurrentManagedThreadId;
            });
        }

        public int Count { get; private set; }

        public int Thread { get; private set; }
    }
}
