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
    private readonly string _reservations = Directory.CreateTempSubdirectory("multimarket-").FullName;
    private readonly TestProbe _statistics;

    public ChannelSimulatorActorSpecs()
        : base("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """) => _statistics = CreateTestProbe();

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
        simulator.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("paused");
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        simulator.Tell(new ChannelProtocol.Resume(Channel.Web, ChannelPart.Simulation), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("running").WrittenSinceLast.ShouldBe(0);
        Scheduler.Advance(TimeSpan.FromSeconds(5));
        Reported("running").WrittenSinceLast.ShouldBe(1);
    }

    [Fact]
    public void A_new_rate_holds_from_the_next_tick()
    {
        var simulator = Simulator();
        simulator.Tell(new ChannelProtocol.SetRate(Channel.Web, TickRange.Parse("100ms")), TestActor);
        ExpectMsg<ChannelProtocol.CommandDone>();
        Reported("running").Status.MaxIntervalMs.ShouldBe(100);
        Scheduler.Advance(TimeSpan.FromMilliseconds(101));
        Reported("running").WrittenSinceLast.ShouldBe(1);
    }

    [Fact]
    public void Orders_asked_for_are_written_at_once_and_then_answered()
    {
        Simulator().Tell(new ChannelProtocol.Emit(Channel.Web, 130), TestActor);
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
        Simulator().Tell(new ChannelProtocol.Emit(Channel.Web, 3), TestActor);
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

    protected override void AfterAll()
    {
        base.AfterAll();
        Directory.Delete(_reservations, recursive: true);
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    private IActorRef Simulator()
    {
        var props = new SimulatorProps(
            Channel.Web, "main", TickRange.Parse("2s..5s"), new OrderSimulation(7), new OrderNumbers(Path.Combine(_reservations, "web.next")),
            _folders, new MerchantClock(TimeProvider.System, Sample.Zone), new Random(7), _statistics);
        var simulator = ActorOf(Props.Create(() => new ChannelSimulatorActor(props)));
        Reported("running");
        return simulator;
    }

    private StatisticsProtocol.SimulatorReported Reported(string state) =>
        (StatisticsProtocol.SimulatorReported)_statistics.FishForMessage(m => m is StatisticsProtocol.SimulatorReported report && report.Status.State == state);
}
