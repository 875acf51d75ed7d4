using Akka.Actor;
using Akka.Persistence.Specs.Support;
using Shouldly;

namespace Akka.Persistence.Specs;

/// <summary>Recovery, persisting and failures with the journal and snapshot store in memory.</summary>
public sealed class PersistentActorSpecs : global::Akka.TestKit.Xunit2.TestKit
{
    public PersistentActorSpecs()
        : base("""akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem" """)
    {
    }

    [Fact]
    public void Recovery_comes_before_the_first_command()
    {
        var first = Started();
        Does(first, new Write("a", "b"), "rest 0", "handled a 1", "handled b 2");
        Does(first, "save", "saved 2");
        Does(first, new Write("c"), "rest 2", "handled c 3");
        Stop(first);
        Start().Tell("meanwhile");
        Expect("ctor", "PreStart", "offer ab 2", "event c", "OnReplaySuccess", "completed 3", "command meanwhile");
    }

    [Fact]
    public void Handlers_run_after_the_command_and_before_the_next_one()
    {
        var actor = Started();
        actor.Tell(new Write("a", "b"), ActorRefs.Nobody);
        actor.Tell("next");
        Expect("rest 0", "handled a 1", "handled b 2", "command next");
    }

    [Fact]
    public void A_handler_has_the_sender_of_the_command()
    {
        var asker = CreateTestProbe();
        Started().Tell(new Write("a", "b"), asker);
        asker.ExpectMsg("done a");
        asker.ExpectMsg("done b");
    }

    [Fact]
    public void A_handler_does_not_run_after_a_stop()
    {
        var actor = Started();
        Watch(actor);
        Does(actor, new WriteAnd("a", "stop"), "PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void A_command_that_throws_restarts_the_actor_and_its_event_is_stored() =>
        Does(Started(), new WriteAnd("a", "throw"), "PreRestart command", "ctor", "PreStart", "event a", "OnReplaySuccess", "completed 1");

    [Fact]
    public void A_handler_that_throws_restarts_the_actor_and_its_event_is_stored() =>
        Does(Started(), new WriteAnd("a", "throw in handler"), "handled a 1", "PreRestart handler", "ctor", "PreStart", "event a", "OnReplaySuccess", "completed 1");

    [Fact]
    public void A_recovery_that_throws_stops_the_actor()
    {
        var first = Started();
        Does(first, new Write("a", "b"), "rest 0", "handled a 1", "handled b 2");
        Stop(first);
        var second = Watch(Sys.ActorOf(Journalist.Of(TestActor, "id", e => e.Text != "b")));
        Expect("ctor", "PreStart", "event a", "OnRecoveryFailure BoomException b", "PostStop");
        ExpectTerminated(second);
    }

    [Fact]
    public void Null_is_accepted_and_then_fails()
    {
        var actor = Started();
        Watch(actor);
        EventFilter.Error(start: "Failed to persist event type [").ExpectOne(() =>
            Does(actor, new WriteNothing(), "OnPersistFailure NullReferenceException 1", "PostStop"));
        ExpectTerminated(actor);
    }

    [Fact]
    public void Deleted_events_are_not_replayed_and_their_numbers_not_used_again()
    {
        var first = Started();
        Does(first, new Write("a", "b"), "rest 0", "handled a 1", "handled b 2");
        Does(first, "delete", "deleted 2");
        Stop(first);
        Does(Started(2), new Write("c"), "rest 2", "handled c 3");
    }

    [Fact]
    public void Actors_with_different_ids_have_nothing_in_common()
    {
        Does(Started(), new Write("a"), "rest 0", "handled a 1");
        Sys.ActorOf(Journalist.Of(TestActor, "other"));
        Expect("ctor", "PreStart", "OnReplaySuccess", "completed 0");
    }

    [Fact]
    public void A_recovery_may_be_left_out()
    {
        var first = Started();
        Does(first, new Write("a", "b"), "rest 0", "handled a 1", "handled b 2");
        Stop(first);
        Sys.ActorOf(Props.Create(() => new Forgetful(TestActor)));
        Expect("completed 2");
    }

    [Fact]
    public void An_actor_without_its_plugin_is_stopped_before_it_starts()
    {
        var actor = Watch(Sys.ActorOf(Props.Create(() => new Lost(TestActor))));
        Expect("ctor");
        ExpectTerminated(actor);
    }

    private IActorRef Start() => Sys.ActorOf(Journalist.Of(TestActor, "id"));

    private IActorRef Started(long last = 0)
    {
        var actor = Start();
        Expect("ctor", "PreStart", "OnReplaySuccess", $"completed {last}");
        return actor;
    }

    private void Stop(IActorRef actor)
    {
        Watch(actor);
        Sys.Stop(actor);
        Expect("PostStop");
        ExpectTerminated(actor);
    }

    private void Does(IActorRef actor, object command, params string[] steps)
    {
        actor.Tell(command, ActorRefs.Nobody);
        Expect(steps);
    }

    private void Expect(params string[] steps)
    {
        foreach (var step in steps) ExpectMsg<string>().ShouldBe(step);
    }

    private sealed class Forgetful : ReceivePersistentActor
    {
        public Forgetful(IActorRef to) => Recover<RecoveryCompleted>(_ => to.Tell($"completed {LastSequenceNr}"));

        public override string PersistenceId => "id";

        public override Recovery Recovery => Recovery.None;
    }

    private sealed class Lost : Journalist
    {
        public Lost(IActorRef to)
            : base(to, "id") => JournalPluginId = "akka.persistence.journal.nowhere";
    }
}
