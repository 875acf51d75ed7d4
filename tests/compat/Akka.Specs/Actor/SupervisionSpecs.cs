using Akka.Actor;
using Akka.Event;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class SupervisionSpecs : ActorSpec
{
    public static TheoryData<Exception, Directive> Defaults => new()
    {
        { new ActorInitializationException("x"), Directive.Stop },
        { new ActorKilledException("x"), Directive.Stop },
        { new DeathPactException(ActorRefs.Nobody), Directive.Stop },
        { new InvalidOperationException("x"), Directive.Restart },
        { new OutOfMemoryException("x"), Directive.Restart },
        { new OperationCanceledException("x"), Directive.Restart },
    };

    [Theory]
    [MemberData(nameof(Defaults), DisableDiscoveryEnumeration = true)]
    public void Default_decider(Exception cause, Directive expected) =>
        SupervisorStrategy.DefaultDecider.Decide(cause).ShouldBe(expected);

    [Fact]
    public void Decider_from_pairs_takes_the_first_type_that_fits()
    {
        var decider = Decider.From(
            Directive.Escalate, Directive.Resume.When<ArgumentException>(), Directive.Stop.When<ArgumentNullException>());

        decider.Decide(new ArgumentNullException("x")).ShouldBe(Directive.Resume);
        decider.Decide(new InvalidOperationException()).ShouldBe(Directive.Escalate);
    }

    [Fact]
    public async Task Third_failure_in_the_window_stops_when_two_restarts_are_allowed()
    {
        var strategy = new OneForOneStrategy(2, TimeSpan.FromSeconds(5), _ => Directive.Restart);
        var child = await ChildOf(strategy, Reporter.Of(TestActor, "x"));
        Watch(child);
        ReceiveN(2);

        EventFilter.Exception<BoomException>().Expect(3, () =>
        {
            child.Tell(new Fail());
            child.Tell(new Fail());
            child.Tell(new Fail());
        });

        ReceiveN(12);
        ExpectMsg("x PostStop");
        ExpectTerminated(child);
    }

    [Fact]
    public async Task Resume_keeps_the_state_drops_the_message_and_warns()
    {
        var child = await ChildOf(new OneForOneStrategy(_ => Directive.Resume), Reporter.Of(TestActor, "x"));
        ReceiveN(2);

        EventFilter.Warning("boom").ExpectOne(() =>
        {
            child.Tell(new Fail());
            child.Tell("next");
        });

        ExpectMsg("x next");
        ExpectNoMsg(Short);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Escalation_restarts_the_parent_and_stops_the_children(bool deciderThrows)
    {
        var strategy = new OneForOneStrategy(_ => deciderThrows ? throw new BoomException("decider") : Directive.Escalate);
        var parent = Sys.ActorOf(Props.Create(() => new EscalatingReporter(TestActor, strategy)));
        var child = await parent.Ask<IActorRef>(Reporter.Of(TestActor, "child"), TimeSpan.FromSeconds(3));
        ReceiveN(4);

        EventFilter.Exception<BoomException>().ExpectOne(() => child.Tell(new Fail()));

        var text = deciderThrows ? "decider" : "boom";
        ExpectInOrder(
            $"parent PreRestart {text} Failed",
            "parent PostStop",
            "parent PreRestart returns",
            "child PostStop",
            "parent ctor",
            $"parent PostRestart {text}",
            "parent PreStart");
        ExpectNoMsg(Short);
    }

    [Fact]
    public async Task Restart_is_logged_as_an_error_in_the_name_of_the_child()
    {
        var events = CreateTestProbe();
        Sys.EventStream.Subscribe(events, typeof(Error));
        var strategy = new OneForOneStrategy(_ => Directive.Restart);
        var child = await ChildOf(strategy, Reporter.Of(TestActor, "x"));

        EventFilter.Exception<BoomException>().ExpectOne(() => child.Tell(new Fail()));

        var error = events.ExpectMsg<Error>();
        error.Message.ShouldBe("boom");
        error.LogSource.ShouldBe(child.Path.ToString());
        error.LogClass.ShouldBe(typeof(OneForOneStrategy));
        error.Cause.ShouldBeOfType<BoomException>();
    }

    [Fact]
    public async Task Strategy_of_the_props_goes_before_that_of_the_actor()
    {
        var stopping = new OneForOneStrategy(_ => Directive.Stop);
        var parent = Sys.ActorOf(Supervisor.With(new OneForOneStrategy(_ => Directive.Resume)).WithSupervisorStrategy(stopping));
        var child = await parent.Ask<IActorRef>(Reporter.Of(TestActor, "x"), TimeSpan.FromSeconds(3));
        Watch(child);
        ReceiveN(2);

        EventFilter.Exception<BoomException>().ExpectOne(() => child.Tell(new Fail()));

        ExpectMsg("x PostStop");
        ExpectTerminated(child);
    }

    private sealed class EscalatingReporter(IActorRef to, SupervisorStrategy strategy) : Reporter(to, "parent")
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy;
    }
}
