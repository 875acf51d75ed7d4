using Akka.Actor;

namespace Akka.Specs.Actor;

public class LifeCycleSpecs : TestKit.Xunit2.TestKit
{
    [Fact]
    public void Runs_constructor_then_PreStart_then_the_first_message()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporter(TestActor, "x")));

        actor.Tell("hello");

        ExpectMsg("x ctor");
        ExpectMsg("x PreStart");
        ExpectMsg("x hello");
    }

    [Fact]
    public void Restart_replaces_the_instance_and_keeps_the_queue()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporter(TestActor, "x")));
        ReceiveN(2);

        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() =>
        {
            actor.Tell(new Fail());
            actor.Tell("next");
        });

        ExpectMsg("x PreRestart boom Fail");
        ExpectMsg("x PostStop");
        ExpectMsg("x PreRestart done");
        ExpectMsg("x ctor");
        ExpectMsg("x PostRestart boom");
        ExpectMsg("x PreStart");
        ExpectMsg("x next");
    }

    [Fact]
    public void PoisonPill_comes_after_the_messages_before_it()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporter(TestActor, "x")));
        Watch(actor);

        actor.Tell("1");
        actor.Tell(PoisonPill.Instance);

        ReceiveN(2);
        ExpectMsg("x 1");
        ExpectMsg("x PostStop");
        ExpectTerminated(actor);
    }

    internal sealed record Fail;

    private sealed class Reporter : ReceiveActor
    {
        private readonly IActorRef _to;
        private readonly string _name;

        public Reporter(IActorRef to, string name)
        {
            _to = to;
            _name = name;
            Report("ctor");
            Receive<Fail>(_ => throw new InvalidOperationException("boom"));
            ReceiveAny(message => Report(message.ToString()!));
        }

        protected override void PreStart() => Report("PreStart");

        protected override void PostStop() => Report("PostStop");

        protected override void PreRestart(Exception reason, object message)
        {
            Report($"PreRestart {reason.Message} {message?.GetType().Name}");
            base.PreRestart(reason, message);
            Report("PreRestart done");
        }

        protected override void PostRestart(Exception reason)
        {
            Report($"PostRestart {reason.Message}");
            base.PostRestart(reason);
        }

        private void Report(string what) => _to.Tell($"{_name} {what}");
    }
}
