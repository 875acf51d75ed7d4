using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using Shouldly;

namespace MultiMarket.Actors.Tests.Channels;

public sealed class ChannelActorSpecs : TestKit
{
    private readonly TestProbe _simulator;
    private readonly TestProbe _watcher;
    private readonly TestProbe _chain;

    public ChannelActorSpecs() => (_simulator, _watcher, _chain) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());

    [Fact]
    public void A_command_reaches_the_part_that_it_names()
    {
        var channel = StartChannel(withSimulator: true);
        channel.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation));
        _simulator.ExpectMsg<ChannelProtocol.Pause>();
        channel.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Ingestion));
        _watcher.FishForMessage(m => m is ChannelProtocol.Pause);
    }

    [Fact]
    public void A_simulator_that_is_off_is_said_to_be_off()
    {
        StartChannel(withSimulator: false).Tell(new ChannelProtocol.Emit(Channel.Web, 1), TestActor);
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ControlException>().Message.ShouldContain("without simulation");
    }

    [Fact]
    public void A_child_that_stops_is_created_again()
    {
        var channel = StartChannel(withSimulator: true);
        channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1));
        _simulator.ExpectMsg<ChannelProtocol.Emit>();
        EventFilter.Warning(contains: "starts again").ExpectOne(StopSimulator);
        AwaitAssert(() =>
        {
            channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1), TestActor);
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
            channel.Tell(new ChannelProtocol.Emit(Channel.Web, 1), TestActor);
            ExpectMsg<Status.Failure>();
        });
    }

    private IActorRef StartChannel(bool withSimulator)
    {
        var props = new ChannelProps(withSimulator ? Spy.Props(_simulator) : null, Spy.Props(_watcher), Spy.Props(_chain));
        return ActorOf(Props.Create(() => new ChannelActor(Channel.Web, props)), "channel");
    }

    private void StopSimulator() => Sys.ActorSelection("/user/channel/simulator").Tell(PoisonPill.Instance);

    private sealed class Spy : ReceiveActor
    {
        public Spy(IActorRef probe) => ReceiveAny(probe.Forward);

        public static Props Props(IActorRef probe) => Akka.Actor.Props.Create(() => new Spy(probe));
    }
}
