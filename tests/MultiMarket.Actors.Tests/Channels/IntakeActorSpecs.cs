using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using Shouldly;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Tests.Channels;

public sealed class IntakeActorSpecs : TestKit
{
    public IntakeActorSpecs()
        : base("""akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem" """)
    {
    }

    [Fact]
    public void A_first_start_takes_orders_in()
    {
        Intake();
        ExpectMsg<JournalFound>();
        ExpectMsg<SetIntake>().Paused.ShouldBeFalse();
    }

    [Fact]
    public void A_pause_is_as_it_was_when_it_is_started_again()
    {
        Pause(Intake());
        Restarted().Paused.ShouldBeTrue();
        Intake().Tell(new Resume(Channel.Web, ChannelPart.Ingestion, "karim"));
        FishForMessage(m => m is SetIntake { Paused: false });
        Restarted().Paused.ShouldBeFalse();
    }

    [Fact]
    public void Commands_are_remembered_with_those_who_gave_them()
    {
        Pause(Intake());
        Intake().Tell(new GetAudit(Channel.Web, ChannelPart.Ingestion), TestActor);
        ((Audit)FishForMessage(m => m is Audit)).Commands.Select(c => (c.Who, c.Command)).ShouldBe([("amina", "pause --ingest")]);
    }

    private SetIntake Restarted()
    {
        Intake();
        FishForMessage(m => m is JournalFound);
        return ExpectMsg<SetIntake>();
    }

    private void Pause(IActorRef intake)
    {
        intake.Tell(new Pause(Channel.Web, ChannelPart.Ingestion, "amina"));
        FishForMessage(m => m is SetIntake { Paused: true });
    }

    private IActorRef Intake()
    {
        var statistics = ActorRefs.Nobody;
        return ActorOf(Relay.Props(TestActor, Props.Create(() => new IntakeActor(Channel.Web, "main", TimeProvider.System, statistics))));
    }
}
