using Akka.Actor;
using Akka.Specs.Support;
using Akka.TestKit;
using Shouldly;

namespace Akka.Specs.TestKit;

public class TestSchedulerSpecs()
    : ActorSpec("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
{
    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Time_moves_only_when_it_is_advanced()
    {
        var start = Clock.Now;
        Clock.ScheduleTellOnce(TimeSpan.FromSeconds(1), TestActor, "once", ActorRefs.NoSender);

        ExpectNoMsg(Short);
        Clock.Advance(TimeSpan.FromSeconds(1));

        ExpectMsg("once");
        (Clock.Now - start).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Repetitions_and_cancellations()
    {
        var cancelable = Clock.ScheduleTellRepeatedlyCancelable(
            TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TestActor, "tick", ActorRefs.NoSender);

        Clock.Advance(TimeSpan.FromSeconds(1));
        ExpectMsg("tick");
        Clock.Advance(TimeSpan.FromSeconds(1));
        ExpectMsg("tick");
        cancelable.Cancel();
        Clock.Advance(TimeSpan.FromSeconds(1));

        ExpectNoMsg(Short);
    }

    [Fact]
    public void Timers_of_actors_follow_it()
    {
        var actor = ActorOfAsTestActorRef<Timed>(Props.Create(() => new Timed(TestActor)));

        Clock.Advance(TimeSpan.FromMinutes(5));

        ExpectMsg("tick");
        actor.UnderlyingActor.Timers.IsTimerActive("key").ShouldBeFalse();
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(IActorRef to) => Receive<string>(text => to.Tell(text));

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Timers.StartSingleTimer("key", "tick", TimeSpan.FromMinutes(5));
    }
}
