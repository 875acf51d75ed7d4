using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Statistics;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;
using Shouldly;

namespace MultiMarket.Actors.Tests.Ingestion;

/// <summary>The whole way of a channel, with an actor of the chain failing at every n-th call: nothing is lost, nothing is stored twice.</summary>
public sealed class ChainSupervisionSpecs : TestKit
{
    private const int Files = 200;
    private readonly InMemoryFolders _folders = new();
    private readonly InMemoryStore _store = new();
    private readonly IActorRef _statistics;

    public ChainSupervisionSpecs()
        : base("akka.loglevel = INFO")
    {
        for (var i = 0; i < Files; i++) _folders.Sources[$"web-{i:D6}.json"] = Sample.File($"{i}");
        var tally = new SystemTally(DateTimeOffset.UnixEpoch);
        _statistics = StatisticsActor.Start(Sys, () => new StatisticsActor(new MarketOptions { DataFolder = "/nowhere" }, new StillWarehouse(), TimeProvider.System, tally));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("archive")]
    public void A_validator_or_an_archiver_that_throws_is_restarted_and_no_order_is_lost_or_doubled(string operation)
    {
        var calls = 0;
        _folders.Before = (called, _) =>
        {
            if (called == operation && Interlocked.Increment(ref calls) % 20 == 0) throw new InvalidOperationException("boom");
        };
        EventFilter.Exception<InvalidOperationException>("boom").Mute();
        StartChannel();
        AwaitEverythingArchived();
        RestartsOf(operation == "read" ? "validator" : "archiver").ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public void An_inserter_that_throws_is_restarted_and_no_order_is_lost_or_doubled()
    {
        var calls = 0;
        _store.Before = _ => { if (Interlocked.Increment(ref calls) % 3 == 0) throw new InvalidOperationException("boom"); };
        EventFilter.Exception<InvalidOperationException>("boom").Mute();
        StartChannel();
        AwaitEverythingArchived();
        RestartsOf("inserter").ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_poison_file_among_good_ones_is_isolated_by_halving_and_rejected_with_the_exception()
    {
        _store.Before = orders =>
        {
            if (orders.Any(o => o.File == "web-000100.json")) throw new InvalidOperationException("cannot digest");
        };
        EventFilter.Exception<InvalidOperationException>("cannot digest").Mute();
        StartChannel();
        AwaitCondition(() => _folders.Sources.IsEmpty, TimeSpan.FromSeconds(20));
        _store.Orders.Count.ShouldBe(Files - 1);
        var rejection = _folders.Rejected.ShouldHaveSingleItem().Value;
        rejection.File.ShouldBe("web-000100.json");
        rejection.Attempts.ShouldBe(Sample.Quick.MaxAttempts);
        rejection.Violations[0].Found.ShouldContain("cannot digest");
    }

    [Fact]
    public void An_outage_of_the_warehouse_rejects_nothing()
    {
        var until = 20;
        _store.Before = _ => { if (until-- > 0) throw new WarehouseUnavailableException("down"); };
        StartChannel();
        AwaitEverythingArchived();
        _folders.Rejected.ShouldBeEmpty();
        RestartsOf("").ShouldBe(0);
    }

    [Fact]
    public void A_chain_whose_children_exceed_their_restarts_is_made_whole_again()
    {
        var failures = 40;
        _folders.Before = (called, _) => { if (called == "read" && Interlocked.Decrement(ref failures) >= 0) throw new InvalidOperationException("boom"); };
        EventFilter.Exception<InvalidOperationException>("boom").Mute();
        StartChannel(Sample.Quick with { Validators = 1, MaxAttempts = 100 });
        AwaitEverythingArchived();
    }

    private void StartChannel(IngestionSettings? settings = null)
    {
        var (folders, store, statistics, ingestion, journal) = (_folders, _store, _statistics, settings ?? Sample.Quick, new InMemoryJournal());
        var chain = new ChainProps(
            Props.Create(() => new ValidatorActor(Channel.Web, folders, Sample.Parser(), ingestion, TimeProvider.System)),
            Props.Create(() => new InserterActor(Channel.Web, store, ingestion, TimeProvider.System, statistics)),
            Props.Create(() => new RegistrarActor(Channel.Web, journal, ingestion)),
            Props.Create(() => new ArchiverActor(Channel.Web, folders, Sample.Zone)),
            TimeProvider.System);
        var props = new ChannelProps(
            null,
            Props.Create(() => new IntakeActor(Channel.Web, "main", TimeProvider.System, statistics)),
            Props.Create(() => new DirectoryWatcherActor(Channel.Web, folders, ingestion, TimeProvider.System, statistics)),
            Props.Create(() => new ChainActor(Channel.Web, ingestion, chain)));
        ActorOf(Props.Create(() => new ChannelActor(Channel.Web, props)), "web");
    }

    private void AwaitEverythingArchived()
    {
        AwaitCondition(() => _folders.Sources.IsEmpty, TimeSpan.FromSeconds(20));
        _store.Orders.Count.ShouldBe(Files);
        _folders.Archived.Count.ShouldBe(Files);
        _folders.Rejected.ShouldBeEmpty();
        AwaitAssert(() =>
        {
            var counts = Status().Totals;
            counts.InFlight.ShouldBe(0);
            counts.Found.ShouldBe(Files);
            (counts.Inserted + counts.Duplicate).ShouldBe(Files);
        });
    }

    private long RestartsOf(string actor) => Status().Restarts.Count(r => r.Actor.Contains(actor, StringComparison.Ordinal));

    private SystemStatus Status()
    {
        _statistics.Tell(StatisticsProtocol.GetStatus.Instance, TestActor);
        return ExpectMsg<SystemStatus>();
    }
}
