using Akka.Actor;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class LifeCycleSpecs : ActorSpec
{
    [Fact]
    public void Starts_with_constructor_and_PreStart_before_the_first_message()
    {
        var actor = Sys.ActorOf(Reporter.Of(TestActor, "x"));

        actor.Tell("hello");

        ExpectInOrder("x ctor", "x PreStart", "x hello");
    }

    [Fact]
    public void PoisonPill_comes_after_the_messages_before_it()
    {
        var actor = Sys.ActorOf(Reporter.Of(TestActor, "x"));
        Watch(actor);

        actor.Tell("1");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("2");

        ExpectInOrder("x ctor", "x PreStart", "x 1", "x PostStop");
        ExpectTerminated(actor);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Kill_comes_after_the_messages_before_it_and_stops()
    {
        var actor = Sys.ActorOf(Reporter.Of(TestActor, "x"));
        Watch(actor);

        EventFilter.Exception<ActorKilledException>().ExpectOne(() =>
        {
            actor.Tell("1");
            actor.Tell(Kill.Instance);
        });

        ExpectInOrder("x ctor", "x PreStart", "x 1", "x PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public async Task Stop_ends_the_children_first()
    {
        var parent = Sys.ActorOf(Reporter.Of(TestActor, "parent"));
        await parent.Ask<IActorRef>(Reporter.Of(TestActor, "child"), TimeSpan.FromSeconds(3));
        ReceiveN(4);

        parent.Tell(new StopYourself());

        ExpectInOrder("child PostStop", "parent PostStop");
    }

    [Fact]
    public void What_waits_or_is_stashed_at_a_stop_becomes_dead_letters()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        var gate = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Props.Create(() => new Keeper(gate)));

        actor.Tell("stash me");
        actor.Tell(new StopYourself());
        actor.Tell("queued");
        gate.Set();

        var found = letters.ReceiveN(2).Cast<DeadLetter>().ToList();
        found.Select(letter => letter.Message).ShouldBe(["stash me", "queued"], ignoreOrder: true);
        found.ShouldAllBe(letter => letter.Recipient.Equals(actor) && letter.Sender.Equals(TestActor));
    }

    [Fact]
    public void Become_replaces_BecomeStacked_stacks_UnbecomeStacked_goes_back()
    {
        var actor = Sys.ActorOf<Chameleon>();

        foreach (var command in (string[])["who", "replace", "who", "stack", "who", "back", "who", "back", "who"])
        {
            actor.Tell(command);
        }

        ExpectInOrder("first", "second", "third", "second", "second");
    }

    [Fact]
    public void A_restart_goes_back_to_the_handlers_of_the_constructor()
    {
        var actor = Sys.ActorOf<Chameleon>();

        EventFilter.Exception<BoomException>().ExpectOne(() =>
        {
            actor.Tell("stack");
            actor.Tell(new Fail());
            actor.Tell("who");
        });

        ExpectMsg("first");
    }

    private sealed class Keeper : ReceiveActor, IWithUnboundedStash
    {
        public Keeper(ManualResetEventSlim gate)
        {
            Receive<StopYourself>(_ =>
            {
                gate.Wait();
                Context.Stop(Self);
            });
            ReceiveAny(_ => Stash.Stash());
        }

        public IStash Stash { get; set; } = null!;
    }

    private sealed class Chameleon : ReceiveActor
    {
        public Chameleon() => Behave("first");

        private void Behave(string name)
        {
            Receive<Fail>(_ => throw new BoomException("boom"));
            Receive<string>(text => text == "who", _ => Sender.Tell(name));
            Receive<string>(text => text == "replace", _ => Become(() => Behave("second")));
            Receive<string>(text => text == "stack", _ => BecomeStacked(() => Behave("third")));
            Receive<string>(text => text == "back", _ => UnbecomeStacked());
        }
    }
}
