using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using Shouldly;

namespace MultiMarket.Actors.Tests.Channels;

public sealed class ChannelActorSpecs : TestKit
{
    private readonly TestProbe _simulator;
    private readonly TestProbe _intake;
    private readonly TestProbe _watcher;
    private readonly TestProbe _chain;

    public ChannelActorSpecs() => (_simulator, _intake, _watcher, _chain) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe(), CreateTestProbe());

    [Fact]
    public void A_command_reaches_the_part_that_it_names()
    {
        var channel = StartChannel(withSimulator: true);
        channel.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation, "amina"));
        _simulator.ExpectMsg<ChannelProtocol.Pause>();
        channel.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Ingestion, "amina"));
        _intake.ExpectMsg<ChannelProtocol.Pause>();
    }

    [Fact]
    public void A_simulator_that_is_off_is_said_to_be_off()
    {
        StartChannel(withSimulator: false).Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"), TestActor);
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ControlException>().Message.ShouldContain("without simulation");
    }

    [Fact]
    public void A_child_that_stops_is_created_again()
    {
        var channel = StartChannel(withSimulator: true);
        channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"));
        _simulator.ExpectMsg<ChannelProtocol.Emit>();
        EventFilter.Warning(contains: "starts again").ExpectOne(StopSimulator);
        AwaitAssert(() =>
        {
            channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"), TestActor);
            _simulator.ExpectMsg<ChannelProtocol.Emit>(TimeSpan.FromMilliseconds(100));
        });
    }

    [Fact]
    public void A_drained_simulator_stays_stopped_and_causes_no_warning()
    {
        var channel = StartChannel(withSimulator: true);
        EventFilter.Warning(contains: "starts again").Expect(0, () =>
        {
            channel.Tell(ChannelProtocol.Drain.Instance, TestActor);
            _simulator.ExpectMsg<ChannelProtocol.Drain>();
            _watcher.FishForMessage(m => m is IngestionProtocol.Drain);
            StopSimulator();
            AwaitAssert(() =>
            {
                channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"), TestActor);
                ExpectMsg<Status.Failure>(TimeSpan.FromMilliseconds(100));
            });
        });
    }

    [Fact]
    public void A_watcher_that_starts_anew_during_a_drain_drains_too()
    {
        var channel = StartChannel(withSimulator: false);
        channel.Tell(ChannelProtocol.Drain.Instance, TestActor);
        _watcher.FishForMessage(m => m is IngestionProtocol.Drain);
        channel.Tell(IngestionProtocol.ChainWanted.Instance, _watcher);
        _watcher.FishForMessage(m => m is IngestionProtocol.Drain);
    }

    [Fact]
    public void A_watcher_that_stops_during_a_drain_has_nothing_left_to_drain()
    {
        var channel = ActorOf(Relay.Props(TestActor, ChannelProps(withSimulator: false)));
        channel.Tell(ChannelProtocol.Drain.Instance);
        _watcher.FishForMessage(m => m is IngestionProtocol.Drain);
        Sys.ActorSelection(channel.Path + "/child/watcher").Tell(PoisonPill.Instance);
        ExpectMsg<ChannelProtocol.Drained>();
    }

    [Fact]
    public void The_watcher_hears_of_the_intake_and_answers_whoever_asked()
    {
        var channel = StartChannel(withSimulator: false);
        channel.Tell(new ChannelProtocol.SetIntake(Paused: true, TestActor));
        _watcher.FishForMessage(m => m is IngestionProtocol.IntakeSet { Paused: true });
        _watcher.LastSender.ShouldBe(TestActor);
    }

    [Fact]
    public async Task A_journal_that_is_away_is_told_once_and_commands_are_refused_until_it_is_back()
    {
        var channel = StartChannel(withSimulator: true);
        var simulator = await SimulatorOf(channel);
        EventFilter.Warning(contains: "simulator").Expect(1, () =>
        {
            for (var i = 0; i < 3; i++) channel.Tell(new ChannelProtocol.JournalLost("the warehouse does not answer"), simulator);
            channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"), TestActor);
            ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ControlException>().Message.ShouldContain("the warehouse does not answer");
        });
        EventFilter.Info(contains: "has its journal again").ExpectOne(() =>
        {
            channel.Tell(ChannelProtocol.JournalFound.Instance, simulator);
            channel.Tell(ChannelProtocol.JournalWritten.Instance, simulator);
        });
        channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"));
        _simulator.ExpectMsg<ChannelProtocol.Emit>();
    }

    [Fact]
    public async Task A_journal_that_can_be_read_but_not_written_is_told_once_and_commands_are_tried()
    {
        var channel = StartChannel(withSimulator: true);
        var simulator = await SimulatorOf(channel);
        EventFilter.Info(contains: "has its journal again").Expect(0, () => EventFilter.Warning(contains: "waits for its journal").Expect(1, () =>
        {
            for (var i = 0; i < 3; i++)
            {
                channel.Tell(new ChannelProtocol.JournalLost("no space left"), simulator);
                channel.Tell(ChannelProtocol.JournalFound.Instance, simulator);
                channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"));
                _simulator.FishForMessage(m => m is ChannelProtocol.Emit);
            }
        }));
    }

    [Fact]
    public async Task A_history_that_could_not_be_begun_is_asked_for_again_when_the_journal_is_back()
    {
        var channel = StartChannel(withSimulator: true);
        var simulator = await SimulatorOf(channel);
        channel.Tell(new ChannelProtocol.Backfill(500));
        _simulator.FishForMessage(m => m is ChannelProtocol.Backfill);
        channel.Tell(new ChannelProtocol.JournalLost("away"), simulator);
        channel.Tell(ChannelProtocol.JournalFound.Instance, simulator);
        _simulator.FishForMessage(m => m is ChannelProtocol.Backfill { Orders: 500 });
        channel.Tell(ChannelProtocol.BackfillBegun.Instance, simulator);
        channel.Tell(ChannelProtocol.JournalFound.Instance, simulator);
        _simulator.ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    // It is there once it has got a message.
    private Task<IActorRef> SimulatorOf(IActorRef channel)
    {
        channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "amina"));
        _simulator.ExpectMsg<ChannelProtocol.Emit>();
        return Sys.ActorSelection("/user/channel/simulator").ResolveOne(TimeSpan.FromSeconds(3));
    }

    private IActorRef StartChannel(bool withSimulator) => ActorOf(ChannelProps(withSimulator), "channel");

    private Props ChannelProps(bool withSimulator)
    {
        var props = new ChannelProps(withSimulator ? Spy.Props(_simulator) : null, Spy.Props(_intake), Spy.Props(_watcher), Spy.Props(_chain));
        return Props.Create(() => new ChannelActor(Channel.Web, props));
    }

    private void StopSimulator() => Sys.ActorSelection("/user/channel/simulator").Tell(PoisonPill.Instance);

    private sealed class Spy : ReceiveActor
    {
        public Spy(IActorRef probe) => ReceiveAny(probe.Forward);

        public static Props Props(IActorRef probe) => Akka.Actor.Props.Create(() => new Spy(probe));
    }
}
