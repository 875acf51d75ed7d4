using Akka.Actor;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Event;

public class DeadLetterSpecs : ActorSpec
{
    [Fact]
    public async Task A_message_to_a_stopped_actor()
    {
        var actor = await Stopped();
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        actor.Tell("late", ActorRefs.NoSender);

        var letter = ExpectMsg<DeadLetter>();
        letter.Message.ShouldBe("late");
        letter.Sender.ShouldBe(Sys.DeadLetters);
        letter.Recipient.ShouldBe(actor);
    }

    [Fact]
    public async Task A_message_that_asks_for_no_fuss()
    {
        var actor = await Stopped();
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        actor.Tell(new Quiet());

        var letter = ExpectMsg<SuppressedDeadLetter>();
        letter.Message.ShouldBeOfType<Quiet>();
        letter.Recipient.ShouldBe(Sys.DeadLetters);
    }

    [Fact]
    public void A_message_without_a_handler()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));

        actor.Tell(42);

        var unhandled = ExpectMsg<UnhandledMessage>();
        unhandled.Message.ShouldBe(42);
        unhandled.Sender.ShouldBe(TestActor);
        unhandled.Recipient.ShouldBe(actor);
    }

    [Fact]
    public async Task Both_are_logged_with_one_counter()
    {
        var actor = await Stopped();
        var alive = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        Sys.EventStream.Subscribe(TestActor, typeof(Info));

        actor.Tell("late", ActorRefs.NoSender);
        var first = ExpectMsg<Info>().Message.ToString()!;
        alive.Tell(42, ActorRefs.NoSender);
        var second = ExpectMsg<Info>().Message.ToString()!;

        first.ShouldMatch(@"^Message \[.*String\] to \[akka://test/user/");
        first.ShouldContain(" was not delivered. [1] dead letters encountered.");
        second.ShouldMatch(@"^Message \[.*Int32\] to \[akka://test/user/");
        second.ShouldContain(" was unhandled. [2] dead letters encountered.");
    }

    private async Task<IActorRef> Stopped()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        await actor.GracefulStop(TimeSpan.FromSeconds(3));
        return actor;
    }

    private sealed record Quiet : IDeadLetterSuppression;
}
