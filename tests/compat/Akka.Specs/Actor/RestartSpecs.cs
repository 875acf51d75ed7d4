using Akka.Actor;
using Akka.Specs.Support;

namespace Akka.Specs.Actor;

public class RestartSpecs : ActorSpec
{
    [Fact]
    public async Task Restart_stops_the_children_then_makes_a_new_instance_and_keeps_the_queue()
    {
        var parent = Sys.ActorOf(Reporter.Of(TestActor, "parent"));
        await parent.Ask<IActorRef>(Reporter.Of(TestActor, "child"), TimeSpan.FromSeconds(3));
        ReceiveN(4);

        await EventFilter.Exception<BoomException>("boom").ExpectOneAsync(() =>
        {
            parent.Tell(new Fail());
            parent.Tell("next");
            return Task.CompletedTask;
        });

        ExpectInOrder(
            "parent PreRestart boom Fail",
            "parent PostStop",
            "parent PreRestart returns",
            "child PostStop",
            "parent ctor",
            "parent PostRestart boom",
            "parent PreStart",
            "parent next");
    }

    [Fact]
    public async Task Without_base_call_children_are_kept_and_restarted_after_the_parent()
    {
        var parent = Sys.ActorOf(Props.Create(() => new KeepsChildren(TestActor)));
        var child = await parent.Ask<IActorRef>(Reporter.Of(TestActor, "child"), TimeSpan.FromSeconds(3));
        ReceiveN(3);

        await EventFilter.Exception<BoomException>().ExpectOneAsync(() =>
        {
            parent.Tell(new Fail());
            return Task.CompletedTask;
        });
        child.Tell("hello");

        ExpectInOrder(
            "parent PreRestart",
            "parent ctor",
            "child PreRestart boom null",
            "child PostStop",
            "child PreRestart returns",
            "child ctor",
            "child PostRestart boom",
            "child PreStart",
            "child hello");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_stashed_comes_first_after_a_restart(bool callsBase)
    {
        var gate = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Props.Create(() => new Stasher(TestActor, gate, callsBase)));

        EventFilter.Exception<BoomException>().ExpectOne(() =>
        {
            actor.Tell("s1");
            actor.Tell("s2");
            actor.Tell(new Fail());
            actor.Tell("s3");
            gate.Set();
        });

        ExpectInOrder("s1", "s2", "s3");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Timers_end_at_a_restart(bool callsBase)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Timed(TestActor, callsBase)));
        actor.Tell("start");

        EventFilter.Exception<BoomException>().ExpectOne(() => actor.Tell(new Fail()));

        ExpectMsg("active: 0");
        ExpectNoMsg(TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void Receive_timeout_survives_a_restart()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Idle(TestActor)));
        ExpectMsg("timeout none");
        actor.Tell(TimeSpan.FromMilliseconds(200));

        EventFilter.Exception<BoomException>().ExpectOne(() => actor.Tell(new Fail()));

        ExpectMsg("timeout 200");
        ExpectMsg("idle");
    }

    [Fact]
    public void PreRestart_that_throws_is_logged_and_the_restart_goes_on()
    {
        var actor = Sys.ActorOf(Props.Create(() => new ThrowsIn(TestActor, "PreRestart")));

        EventFilter.Exception<PreRestartException>().ExpectOne(() =>
            EventFilter.Exception<BoomException>("first").ExpectOne(() => actor.Tell(new Fail("first"))));
        actor.Tell("alive");

        ExpectMsg("alive");
    }

    [Fact]
    public void PostRestart_that_throws_stops_the_actor()
    {
        var actor = Sys.ActorOf(Props.Create(() => new ThrowsIn(TestActor, "PostRestart")));
        Watch(actor);

        EventFilter.Exception<PostRestartException>().ExpectOne(() =>
            EventFilter.Exception<BoomException>("first").ExpectOne(() => actor.Tell(new Fail("first"))));

        ExpectMsg("PostStop");
        ExpectMsg("PostStop");
        ExpectTerminated(actor);
    }

    private sealed class KeepsChildren : ReceiveActor
    {
        private readonly IActorRef _to;

        public KeepsChildren(IActorRef to)
        {
            _to = to;
            _to.Tell("parent ctor");
            Receive<Props>(props => Sender.Tell(Context.ActorOf(props, "child")));
            Receive<Fail>(fail => throw new BoomException(fail.Text));
        }

        protected override void PostStop() => _to.Tell("parent PostStop");

        protected override void PreRestart(Exception reason, object message) => _to.Tell("parent PreRestart");
    }

    private sealed class Stasher : ReceiveActor, IWithUnboundedStash
    {
        private readonly bool _callsBase;

        public Stasher(IActorRef to, ManualResetEventSlim gate, bool callsBase)
        {
            _callsBase = callsBase;
            Receive<Fail>(_ =>
            {
                gate.Wait();
                throw new BoomException("boom");
            });
            Receive<string>(text =>
            {
                if (gate.IsSet)
                {
                    to.Tell(text);
                }
                else
                {
                    Stash.Stash();
                }
            });
        }

        public IStash Stash { get; set; } = null!;

        protected override void PreRestart(Exception reason, object message)
        {
            if (_callsBase)
            {
                base.PreRestart(reason, message);
            }
        }
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _to;
        private readonly bool _callsBase;

        public Timed(IActorRef to, bool callsBase)
        {
            _to = to;
            _callsBase = callsBase;
            Receive<string>(text => text == "start", _ => StartTick("early"));
            Receive<string>(text => to.Tell(text));
            Receive<Fail>(_ => throw new BoomException("boom"));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PostRestart(Exception reason) => _to.Tell($"active: {Timers.ActiveTimers.Count}");

        protected override void PreRestart(Exception reason, object message)
        {
            StartTick("late");
            if (_callsBase)
            {
                base.PreRestart(reason, message);
            }
        }

        private void StartTick(string name) => Timers.StartSingleTimer(name, name, TimeSpan.FromMilliseconds(150));
    }

    private sealed class Idle : ReceiveActor
    {
        public Idle(IActorRef to)
        {
            to.Tell($"timeout {Context.ReceiveTimeout?.TotalMilliseconds.ToString() ?? "none"}");
            Receive<TimeSpan>(time => Context.SetReceiveTimeout(time));
            Receive<ReceiveTimeout>(_ => to.Tell("idle"));
            Receive<Fail>(_ => throw new BoomException("boom"));
        }
    }

    private sealed class ThrowsIn : ReceiveActor
    {
        private readonly IActorRef _to;
        private readonly string _where;

        public ThrowsIn(IActorRef to, string where)
        {
            _to = to;
            _where = where;
            Receive<Fail>(fail => throw new BoomException(fail.Text));
            Receive<string>(text => to.Tell(text));
        }

        protected override void PreRestart(Exception reason, object message)
        {
            base.PreRestart(reason, message);
            ThrowWhen("PreRestart");
        }

        protected override void PostRestart(Exception reason) => ThrowWhen("PostRestart");

        protected override void PostStop()
        {
            if (_where == "PostRestart")
            {
                _to.Tell("PostStop");
            }
        }

        private void ThrowWhen(string here)
        {
            if (_where == here)
            {
                throw new BoomException("in " + here);
            }
        }
    }
}
