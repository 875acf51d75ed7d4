using Akka.Actor;
using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Actor;

public class DeathWatchSpecs : ActorSpec
{
    [Fact]
    public void Messages_sent_before_the_end_come_before_Terminated()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Leaver(TestActor)));
        Watch(actor);

        actor.Tell("leave");

        ExpectMsg("m1");
        ExpectMsg("m2");
        ExpectMsg("PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public async Task Watching_a_dead_actor_or_watching_twice_gives_one_notice()
    {
        var actor = await Dead();

        Watch(actor);
        ExpectTerminated(actor).ExistenceConfirmed.ShouldBeFalse();
        var other = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "y"));
        Watch(other);
        Watch(other);
        Sys.Stop(other);

        ExpectTerminated(other);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Sender_of_the_notice_is_the_dead_actor()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor);
        LastSender.ShouldBe(actor);
    }

    [Fact]
    public void Unwatch_takes_back_a_notice_that_is_queued_already()
    {
        var subject = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "subject"));
        var outside = CreateTestProbe();
        outside.Watch(subject);
        var gate = new ManualResetEventSlim();
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor, gate, subject)));
        watcher.Tell("watch");
        ExpectMsg("watching");
        watcher.Tell("wait, then unwatch");

        Sys.Stop(subject);
        outside.ExpectTerminated(subject);
        gate.Set();
        watcher.Tell("still here");

        ExpectMsg("still here");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Nothing_comes_without_a_watch()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        var outside = CreateTestProbe();
        outside.Watch(actor);

        Sys.Stop(actor);

        outside.ExpectTerminated(actor);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void WatchWith_gives_the_message_instead()
    {
        var subject = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "subject"));
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor, new ManualResetEventSlim(), subject)));
        watcher.Tell("watch with");
        ExpectMsg("watching");

        Sys.Stop(subject);

        ExpectMsg("subject is gone");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Watch_goes_before_a_later_WatchWith()
    {
        var subject = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "subject"));
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor, new ManualResetEventSlim(), subject)));
        watcher.Tell("watch");
        watcher.Tell("watch with");
        ReceiveN(2);
        Watch(watcher);

        EventFilter.Exception<DeathPactException>().ExpectOne(() => Sys.Stop(subject));

        ExpectTerminated(watcher);
    }

    [Fact]
    public void Unhandled_Terminated_breaks_the_death_pact()
    {
        var subject = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "subject"));
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor, new ManualResetEventSlim(), subject)));
        watcher.Tell("watch");
        ExpectMsg("watching");
        Watch(watcher);

        EventFilter.Exception<DeathPactException>().ExpectOne(() => Sys.Stop(subject));

        ExpectTerminated(watcher);
    }

    private async Task<IActorRef> Dead()
    {
        var actor = Sys.ActorOf(Reporter.Of(ActorRefs.Nobody, "x"));
        (await actor.GracefulStop(TimeSpan.FromSeconds(3))).ShouldBeTrue();
        return actor;
    }

    private sealed class Leaver : ReceiveActor
    {
        private readonly IActorRef _to;

        public Leaver(IActorRef to)
        {
            _to = to;
            Receive<string>(_ =>
            {
                to.Tell("m1");
                Context.Stop(Self);
                to.Tell("m2");
            });
        }

        protected override void PostStop() => _to.Tell("PostStop");
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef to, ManualResetEventSlim gate, IActorRef subject)
        {
            Receive<string>(text => text == "watch", _ =>
            {
                Context.Watch(subject);
                to.Tell("watching");
            });
            Receive<string>(text => text == "watch with", _ =>
            {
                Context.WatchWith(subject, "subject is gone");
                to.Tell("watching");
            });
            Receive<string>(text => text == "wait, then unwatch", _ =>
            {
                gate.Wait();
                Context.Unwatch(subject);
            });
            Receive<string>(text => to.Tell(text));
        }
    }
}
