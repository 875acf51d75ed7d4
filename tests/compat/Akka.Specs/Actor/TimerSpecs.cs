using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class TimerSpecs : ActorSpec
{
    private IActorRef Start(Action<ITimerScheduler> start) => Sys.ActorOf(Props.Create(() => new Timed(TestActor, start)));

    [Fact]
    public void A_single_timer_fires_once_and_is_not_active_while_it_is_handled()
    {
        Start(timers => timers.StartSingleTimer("key", "tick", TimeSpan.FromMilliseconds(50)));

        ExpectMsg("tick, active: False");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void A_periodic_timer_may_start_at_once()
    {
        Start(timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.Zero, TimeSpan.FromMinutes(1)));

        ExpectMsg("tick, active: True");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void A_periodic_timer_repeats()
    {
        Start(timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(50)));

        for (var i = 0; i < 3; i++)
        {
            ExpectMsg("tick, active: True");
        }
    }

    [Fact]
    public void The_same_key_replaces_the_timer_even_if_its_message_is_in_the_mailbox()
    {
        var gate = new ManualResetEventSlim();
        var actor = Start(timers => timers.StartSingleTimer("key", "old", TimeSpan.FromMilliseconds(20)));
        ExpectMsg("old, active: False");

        actor.Tell((Action<ITimerScheduler>)(timers =>
        {
            timers.StartSingleTimer("key", "old", TimeSpan.FromMilliseconds(20));
            gate.Wait(TimeSpan.FromMilliseconds(300));
            timers.StartSingleTimer("key", "new", TimeSpan.FromMilliseconds(20));
        }));

        ExpectMsg("new, active: False");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Cancel_takes_back_a_message_that_is_in_the_mailbox()
    {
        var gate = new ManualResetEventSlim();
        Start(timers =>
        {
            timers.StartSingleTimer("key", "tick", TimeSpan.FromMilliseconds(20));
            gate.Wait(TimeSpan.FromMilliseconds(300));
            timers.Cancel("key");
            timers.IsTimerActive("key").ShouldBeFalse();
        });

        ExpectNoMsg(Short);
    }

    [Fact]
    public void Timers_end_with_the_actor()
    {
        var actor = Start(timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(20)));
        Watch(actor);

        Sys.Stop(actor);

        FishForMessage(message => message is Terminated);
        ExpectNoMsg(Short);
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        private readonly Action<ITimerScheduler> _start;

        public Timed(IActorRef to, Action<ITimerScheduler> start)
        {
            _start = start;
            Receive<Action<ITimerScheduler>>(action => action(Timers));
            Receive<string>(text => to.Tell($"{text}, active: {Timers.IsTimerActive("key")}"));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => _start(Timers);
    }
}
