using System.Reflection;
using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class CreationFailureSpecs : ActorSpec
{
    [Fact]
    public async Task Constructor_that_throws_stops_the_actor_without_any_hook()
    {
        var causes = CreateTestProbe();
        var strategy = new OneForOneStrategy(cause =>
        {
            causes.Ref.Tell(cause);
            return SupervisorStrategy.DefaultDecider.Decide(cause);
        });

        IActorRef? child = null;
        await EventFilter.Exception<ActorInitializationException>().ExpectOneAsync(async () =>
        {
            child = await ChildOf(strategy, Props.Create(() => new FailsInConstructor(TestActor)));
            Watch(child);
        });

        var cause = causes.ExpectMsg<ActorInitializationException>();
        cause.Message.ShouldBe("Exception during creation");
        cause.InnerException.ShouldBeOfType<TypeLoadException>();
        cause.InnerException.InnerException.ShouldBeOfType<TargetInvocationException>();
        cause.InnerException.InnerException.InnerException.ShouldBeOfType<BoomException>();
        ExpectTerminated(child!);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void PreStart_that_throws_stops_the_actor_without_PostStop()
    {
        IActorRef? actor = null;
        EventFilter.Exception<ActorInitializationException>().ExpectOne(() =>
        {
            actor = Sys.ActorOf(Props.Create(() => new FailsInPreStart(TestActor, new Countdown(int.MaxValue))));
            Watch(actor);
        });

        ExpectMsg("ctor");
        ExpectTerminated(actor!);
        ExpectNoMsg(Short);
    }

    [Fact]
    public async Task Restart_after_a_failed_start_creates_again_and_keeps_the_queue()
    {
        var strategy = new OneForOneStrategy(_ => Directive.Restart);
        var countdown = new Countdown(1);

        await EventFilter.Error(start: "Changing Recreate into Create after").ExpectOneAsync(async () =>
        {
            var child = await ChildOf(strategy, Props.Create(() => new FailsInPreStart(TestActor, countdown)));
            child.Tell("queued");
        });

        ExpectInOrder("ctor", "ctor", "PreStart", "queued");
    }

    [Fact]
    public void Arguments_that_no_constructor_takes_fail_at_the_creation_not_in_ActorOf()
    {
        EventFilter.Exception<ActorInitializationException>().ExpectOne(() =>
        {
            var actor = Sys.ActorOf(Props.Create<Reporter>("only one"));
            Watch(actor);
            ExpectTerminated(actor);
        });
    }

    private sealed class Countdown(int left)
    {
        public bool Fails => left-- > 0;
    }

    private sealed class FailsInConstructor : ReceiveActor
    {
        private readonly IActorRef _to;

        public FailsInConstructor(IActorRef to)
        {
            _to = to;
            throw new BoomException("in ctor");
        }

        protected override void PreStart() => _to.Tell("PreStart");

        protected override void PostStop() => _to.Tell("PostStop");
    }

    private sealed class FailsInPreStart : ReceiveActor
    {
        private readonly IActorRef _to;
        private readonly Countdown _countdown;

        public FailsInPreStart(IActorRef to, Countdown countdown)
        {
            _to = to;
            _countdown = countdown;
            to.Tell("ctor");
            Receive<string>(text => to.Tell(text));
        }

        protected override void PreStart()
        {
            if (_countdown.Fails)
            {
                throw new BoomException("in PreStart");
            }

            _to.Tell("PreStart");
        }

        protected override void PostStop() => _to.Tell("PostStop");

        protected override void PostRestart(Exception reason)
        {
            _to.Tell("PostRestart");
            base.PostRestart(reason);
        }
    }
}
