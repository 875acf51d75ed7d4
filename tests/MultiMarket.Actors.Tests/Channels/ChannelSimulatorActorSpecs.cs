using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Statistics;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Simulation;
using Shouldly;

namespace MultiMarket.Actors.Tests.Channels;

/// <summary>The simulator on a clock that only the spec advances.</summary>
public sealed class ChannelSimulatorActorSpecs : TestKit
{
    private readonly InMemoryFolders _folders = new();
    private readonly TestProbe _statistics;
    private IActorRef _simulator = ActorRefs.Nobody;

    public ChannelSimulatorActorSpecs()
        : base("""
            akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
            akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
            """) => _statistics = CreateTestProbe();

    [Fact]
    public void Each_tick_writes_one_valid_order_and_the_next_comes_within_the_rate()
    {
        Simulator();
        for (var orders = 0; orders < 10; orders++)
        {
            Scheduler.Advance(TimeSpan.FromSeconds(5));
            Reported("running").WrittenSinceLast.ShouldBe(1);
        }

        _folders.Sources.Count.ShouldBe(10);
        foreach (var (file, content) in _folders.Sources)
        {
            file.ShouldStartWith("web-main-");
            Sample.Parser().Read(content, Channel.Web).Violations.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_paused_simulator_writes_nothing_until_it_is_resumed()
    {
        var simulator = Simulator();
        simulator.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation, "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("paused");
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        simulator.Tell(new ChannelProtocol.Resume(Channel.Web, ChannelPart.Simulation, "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("running").WrittenSinceLast.ShouldBe(0);
        Scheduler.Advance(TimeSpan.FromSeconds(5));
        Reported("running").WrittenSinceLast.ShouldBe(1);
    }

    [Fact]
    public void A_new_rate_holds_from_the_next_tick()
    {
        var simulator = Simulator();
        simulator.Tell(new ChannelProtocol.SetRate(Channel.Web, TickRange.Parse("100ms"), "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("running").Status.MaxIntervalMs.ShouldBe(100);
        Scheduler.Advance(TimeSpan.FromMilliseconds(101));
        Reported("running").WrittenSinceLast.ShouldBe(1);
    }

    [Fact]
    public void Orders_asked_for_are_written_at_once_and_then_answered()
    {
        Simulator().Tell(new ChannelProtocol.Emit(Channel.Web, 130, "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        _folders.Sources.Count.ShouldBe(130);
    }

    [Fact]
    public void A_disk_that_takes_no_file_is_told_once_and_the_simulator_goes_on_when_it_can()
    {
        Simulator();
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        EventFilter.Warning(contains: "no space left on device").ExpectOne(() => Scheduler.Advance(TimeSpan.FromSeconds(5)));
        Reported("waiting").Status.Trouble.ShouldBe("no space left on device");
        _folders.Before = (_, _) => { };
        EventFilter.Info(contains: "writes again").ExpectOne(() => Scheduler.Advance(TimeSpan.FromSeconds(1)));
        Reported("running").WrittenSinceLast.ShouldBe(1);
    }

    [Fact]
    public void People_who_asked_for_orders_hear_that_the_disk_takes_none()
    {
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        Simulator().Tell(new ChannelProtocol.Emit(Channel.Web, 3, "amina"), TestActor);
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ControlException>().Message.ShouldContain("3 orders were not written");
    }

    [Fact]
    public void People_who_asked_for_orders_hear_that_the_simulator_failed()
    {
        _folders.Before = (_, _) => throw new InvalidOperationException("boom");
        EventFilter.Exception<InvalidOperationException>("boom").Mute();
        Simulator().Tell(new ChannelProtocol.Emit(Channel.Web, 3, "amina"), TestActor);
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<ControlException>().Message.ShouldContain("3 orders were not written");
    }

    [Fact]
    public void A_history_lies_within_the_last_24_months()
    {
        Simulator().Tell(new ChannelProtocol.Backfill(60));
        AwaitCondition(() => _folders.Sources.Count == 60);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var content in _folders.Sources.Values)
            Sample.Parser().Read(content, Channel.Web).Order.ShouldNotBeNull().PlacedAt.ShouldBeInRange(now.AddMonths(-24).AddDays(-1), now.AddDays(1));
    }

    [Fact]
    public void A_history_that_was_interrupted_goes_on_and_is_not_begun_a_second_time()
    {
        var writes = 0;
        _folders.Before = (_, _) => { if (++writes > 250) throw new IOException("no space left on device"); };
        Simulator().Tell(new ChannelProtocol.Backfill(500));
        AwaitCondition(() => _folders.Sources.Count == 250);
        StopSimulator("waiting");
        _folders.Before = (_, _) => { };
        Simulator().Tell(new ChannelProtocol.Backfill(500));
        AwaitCondition(() => _folders.Sources.Count == 450); // the rest of the third block stays a gap
        Emit(_simulator, 1);
        _folders.Sources.Count.ShouldBe(451);
    }

    [Fact]
    public void Orders_that_a_stop_leaves_unwritten_are_answered()
    {
        var simulator = Simulator();
        simulator.Tell(new ChannelProtocol.Emit(Channel.Web, 100_000, "amina"), TestActor);
        AwaitCondition(() => _folders.Sources.Count > 100);
        simulator.Tell(ChannelProtocol.Drain.Instance);
        ExpectMsg<Status.Failure>().Cause.Message.ShouldContain("the host stops");
    }

    [Fact]
    public void A_simulator_that_is_started_again_writes_no_number_twice()
    {
        Emit(Simulator(), 30);
        _folders.Sources.Count.ShouldBe(30);
        StopSimulator();
        Emit(Simulator(), 130);
        _folders.Sources.Count.ShouldBe(160);
        _folders.Sources.ShouldContainKey("web-main-000030.json");
        _folders.Sources.ShouldNotContainKey("web-main-000031.json");
        _folders.Sources.ShouldContainKey("web-main-000101.json");
    }

    [Fact]
    public void Pause_and_rate_are_as_they_were_when_it_is_started_again()
    {
        var simulator = Simulator();
        simulator.Tell(new ChannelProtocol.SetRate(Channel.Web, TickRange.Parse("100ms..200ms"), "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        simulator.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation, "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        StopSimulator();
        Simulator("paused");
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        _folders.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Commands_are_remembered_with_those_who_gave_them()
    {
        var simulator = Simulator();
        Emit(simulator, 2);
        simulator.Tell(new ChannelProtocol.SetRate(Channel.Web, TickRange.Parse("2s"), "karim"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        StopSimulator();
        Simulator().Tell(new ChannelProtocol.GetAudit(Channel.Web, ChannelPart.Simulation), TestActor);
        ExpectMsg<ChannelProtocol.Audit>().Commands.Select(c => (c.Who, c.Command)).ShouldBe([("amina", "emit 2"), ("karim", "rate 2s")]);
    }

    [Fact]
    public void A_long_life_is_recovered_from_a_snapshot()
    {
        var simulator = Simulator();
        for (var i = 0; i < 120; i++) Emit(simulator, 1);
        StopSimulator();
        Emit(Simulator(), 1);
        _folders.Sources.Count.ShouldBe(121);
        _folders.Sources.ShouldContainKey("web-main-000201.json");
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    private void Emit(IActorRef simulator, int orders)
    {
        simulator.Tell(new ChannelProtocol.Emit(Channel.Web, orders, "amina"), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
    }

    private void StopSimulator(string state = "off")
    {
        Watch(_simulator);
        Sys.Stop(_simulator);
        ExpectTerminated(_simulator);
        Reported(state);
    }

    private IActorRef Simulator(string state = "running")
    {
        var props = new SimulatorProps(
            Channel.Web, "main", TickRange.Parse("2s..5s"), new OrderSimulation(7),
            _folders, new MerchantClock(TimeProvider.System, Sample.Zone), TimeProvider.System, new Random(7), _statistics);
        _simulator = ActorOf(Props.Create(() => new ChannelSimulatorActor(props)));
        Reported(state);
        return _simulator;
    }

    private StatisticsProtocol.SimulatorReported Reported(string state) =>
        (StatisticsProtocol.SimulatorReported)_statistics.FishForMessage(m => m is StatisticsProtocol.SimulatorReported report && report.Status.State == state);
}
