using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class ActorRefSpecs : ActorSpec
{
    [Fact]
    public void Missing_child_is_nobody()
    {
        var actor = Sys.ActorOf(Props.Create(() => new AsksForChild(TestActor)));

        actor.Tell("find");

        var found = ExpectMsg<IActorRef>();
        found.ShouldBe(ActorRefs.Nobody);
        found.IsNobody().ShouldBeTrue();
        found.Path.ToString().ShouldBe("akka://all-systems/");
        found.Tell("nothing happens");
        ActorRefs.NoSender.ShouldBeNull();
    }

    [Fact]
    public void Sender_is_self_inside_an_actor_and_the_dead_letters_outside()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TellsSender(TestActor)));

        actor.Tell("hello", ActorRefs.NoSender);
        ExpectMsg(Sys.DeadLetters);
        LastSender.ShouldBe(actor);
        actor.Tell("hello");
        ExpectMsg(TestActor);
    }

    [Fact]
    public void Forward_keeps_the_sender()
    {
        var target = Sys.ActorOf(Props.Create(() => new TellsSender(TestActor)));
        var forwarder = Sys.ActorOf(Props.Create(() => new Forwarder(target)));
        var origin = CreateTestProbe();

        origin.Send(forwarder, "hello");

        ExpectMsg(origin.Ref);
    }

    [Fact]
    public async Task After_termination_nothing_can_be_started_and_a_tell_is_silent()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        await Sys.Terminate();

        Should.Throw<InvalidOperationException>(() => Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "y")))
            .Message.ShouldBe("Cannot create child while terminating or terminated");
        actor.Tell("too late");
    }

    [Fact]
    public void Null_is_no_message()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));

        Should.Throw<InvalidMessageException>(() => actor.Tell(null!));
    }

    [Fact]
    public void Context_is_not_available_outside_of_an_actor() =>
        Should.Throw<NotSupportedException>(Peek.Outside).Message.ShouldStartWith("There is no active ActorContext");

    private sealed class AsksForChild : ReceiveActor
    {
        public AsksForChild(IActorRef to) => ReceiveAny(_ => to.Tell(Context.Child("missing")));
    }

    private sealed class TellsSender : ReceiveActor
    {
        public TellsSender(IActorRef to) => ReceiveAny(_ => to.Tell(Sender));
    }

    private sealed class Forwarder : ReceiveActor
    {
        public Forwarder(IActorRef to) => ReceiveAny(to.Forward);
    }

    private sealed class Peek : ReceiveActor
    {
        public static void Outside()
        {
            object? seen = null;
            var thread = new Thread(() => seen = Try());
            thread.Start();
            thread.Join();
            throw (Exception)seen!;
        }

        private static object Try()
        {
            try
            {
                return Context.Self;
            }
            catch (Exception cause)
            {
                return cause;
            }
        }
    }
}
