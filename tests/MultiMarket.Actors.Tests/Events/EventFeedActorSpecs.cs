using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using Shouldly;
using static MultiMarket.Actors.Events.EventFeedProtocol;

namespace MultiMarket.Actors.Tests.Events;

/// <summary>The feed beside the actors whose facts it tells.</summary>
public sealed class EventFeedActorSpecs : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly InMemoryFolders _folders = new();
    private readonly IActorRef _feed;

    public EventFeedActorSpecs()
        : base("""akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.inmem" """)
    {
        var feed = new EventFeed("run");
        _feed = EventFeedActor.Start(Sys, feed);
    }

    [Fact]
    public async Task Orders_that_the_inserter_has_stored_are_told_and_duplicates_are_not()
    {
        var follower = Follow();
        var inserter = Inserter();
        inserter.Tell(Sample.Validated("1"));
        inserter.Tell(Sample.Validated("2"));
        inserter.Tell(Sample.Validated("1"));
        inserter.Tell(Sample.Validated("3"));

        var told = (await TakeAsync(follower, 3)).Cast<OrderInsertedEvent>().ToList();
        told.Select(e => (e.Position.Number, e.Order.OrderId, e.Order.ClientId)).ShouldBe([(1, "1", "123"), (2, "2", "123"), (3, "3", "123")]);
    }

    [Fact]
    public async Task A_file_is_told_once_it_lies_in_the_rejected_folder()
    {
        var follower = Follow();
        var (channel, folders, zone) = (Channel.Web, _folders, Sample.Zone);
        var archiver = ActorOf(Relay.Props(TestActor, Props.Create(() => new ArchiverActor(channel, folders, zone))));
        var rejection = new Rejection("a.json", "site_web", DateTimeOffset.UnixEpoch, 1, [new Violation("range", "$.a", "0", "1")]);
        _folders.Sources["a.json"] = Sample.File("1");
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        var rejected = new IngestionProtocol.OrderRejected(Sample.Arrival("a.json"), Stamp: null, rejection);
        archiver.Tell(rejected);
        ExpectMsg<IngestionProtocol.FileDeferred>();
        _folders.Before = (_, _) => { };
        archiver.Tell(rejected);
        ExpectMsg<IngestionProtocol.OrderArchived>();

        (await TakeAsync(follower, 1)).ShouldBe([new FileRejectedEvent(new FeedPosition("run", 1), Channel.Web, rejection)]);
    }

    [Fact]
    public async Task Pauses_and_rates_are_told_with_those_who_asked_for_them()
    {
        var follower = Follow();
        var statistics = CreateTestProbe().Ref;
        var simulatorProps = new SimulatorProps(
            Channel.Web, "main", TickRange.Parse("1h"), new Domain.Simulation.OrderSimulation(7), _folders,
            new MerchantClock(TimeProvider.System, Sample.Zone), TimeProvider.System, new Random(7), statistics);
        var simulator = ActorOf(Relay.Props(TestActor, Props.Create(() => new ChannelSimulatorActor(simulatorProps))));
        var intake = ActorOf(Relay.Props(TestActor, Props.Create(() => new IntakeActor(Channel.Mobile, "main", TimeProvider.System, statistics))));

        simulator.Tell(new ChannelProtocol.Pause(Channel.Web, ChannelPart.Simulation, "amina"));
        simulator.Tell(new ChannelProtocol.Resume(Channel.Web, ChannelPart.Simulation, "karim"));
        simulator.Tell(new ChannelProtocol.SetRate(Channel.Web, TickRange.Parse("2s..5s"), "karim"));
        simulator.Tell(new ChannelProtocol.Emit(Channel.Web, 1, "karim"));
        var told = (await TakeAsync(follower, 3)).Cast<ChannelChangedEvent>();
        told.Select(e => (e.Channel, e.Part, e.Change, e.Who, e.Rate)).ShouldBe(
        [
            (Channel.Web, ChannelPart.Simulation, ChannelChange.Paused, "amina", null),
            (Channel.Web, ChannelPart.Simulation, ChannelChange.Resumed, "karim", null),
            (Channel.Web, ChannelPart.Simulation, ChannelChange.Rate, "karim", TickRange.Parse("2s..5s")),
        ]);

        intake.Tell(new ChannelProtocol.Pause(Channel.Mobile, ChannelPart.Ingestion, "amina"));
        var paused = (await TakeAsync(follower, 1)).Single().ShouldBeOfType<ChannelChangedEvent>();
        (paused.Channel, paused.Part, paused.Change).ShouldBe((Channel.Mobile, ChannelPart.Ingestion, ChannelChange.Paused));
    }

    [Fact]
    public async Task A_burst_is_told_or_counted_to_the_last_order_and_a_follower_that_takes_nothing_holds_nobody_up()
    {
        const int Orders = 6_000;
        var sleeper = Follow();
        var reader = Follow();
        var inserter = Inserter(Sample.Quick with { BatchSize = 1_000, FlushInterval = TimeSpan.FromMilliseconds(10) });
        for (var i = 0; i < Orders; i++) inserter.Tell(Sample.Validated($"{i}"));
        for (var i = 0; i < Orders; i++) ExpectMsg<IngestionProtocol.OrderInserted>();

        (await CountAsync(reader, Orders)).ShouldBe(Orders);
        (await CountAsync(sleeper, Orders)).ShouldBe(Orders);
    }

    [Fact]
    public async Task Whoever_comes_back_learns_what_was_stored_while_nobody_followed()
    {
        Inserter().Tell(Sample.Validated("1"));
        ExpectMsg<IngestionProtocol.OrderInserted>();
        var follower = Follow(new FeedPosition("run", 0));
        (await TakeAsync(follower, 1)).ShouldBe([new EventsMissedEvent(new FeedPosition("run", 1), 1)]);
    }

    [Fact]
    public void Who_has_left_is_not_told_any_more()
    {
        var follower = Follow();
        follower.Dispose();
        Follow().Start.Number.ShouldBe(0);
        Inserter().Tell(Sample.Validated("1"));
        ExpectMsg<IngestionProtocol.OrderInserted>();
        Follow().Start.Number.ShouldBe(1);
    }

    private EventSubscription Follow(FeedPosition? after = null)
    {
        var feed = _feed;
        _feed.Tell(new Follow(new EventSubscription(left => feed.Tell(new Leave(left))), after), TestActor);
        return ExpectMsg<Following>().Subscription;
    }

    private IActorRef Inserter(IngestionSettings? settings = null)
    {
        var (store, quick, statistics) = (new InMemoryStore(), settings ?? Sample.Quick, CreateTestProbe().Ref);
        return ActorOf(Relay.Props(TestActor, Props.Create(() => new InserterActor(Channel.Web, store, quick, TimeProvider.System, statistics))));
    }

    private static async Task<IReadOnlyList<FeedEvent>> TakeAsync(EventSubscription follower, int count)
    {
        var taken = new List<FeedEvent>();
        while (taken.Count < count && await follower.TakeAsync(Patience, CancellationToken.None) is { Count: > 0 } more) taken.AddRange(more);
        return taken;
    }

    private static async Task<long> CountAsync(EventSubscription follower, long expected)
    {
        long count = 0;
        while (count < expected && await follower.TakeAsync(Patience, CancellationToken.None) is { Count: > 0 } more)
            count += more.Sum(e => e is EventsMissedEvent missed ? missed.Count!.Value : 1);
        return count;
    }
}
