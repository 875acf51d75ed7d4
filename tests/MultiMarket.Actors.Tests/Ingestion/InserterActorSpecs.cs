using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Statistics;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class InserterActorSpecs : TestKit
{
    private readonly InMemoryStore _store = new();

    [Fact]
    public void A_full_batch_is_stored_at_once_and_a_lone_order_after_the_flush_interval()
    {
        var inserter = Inserter(Sample.Quick with { BatchSize = 3 });
        for (var i = 0; i < 4; i++) inserter.Tell(Sample.Validated($"{i}"));
        for (var i = 0; i < 4; i++) ExpectMsg<OrderInserted>().Duplicate.ShouldBeFalse();
        _store.Batches.ShouldBe([3, 1]);
    }

    [Fact]
    public void The_same_order_twice_is_a_duplicate_and_other_content_a_conflict_that_names_both_files()
    {
        var inserter = Inserter(Sample.Quick);
        inserter.Tell(Sample.Validated("1"));
        ExpectMsg<OrderInserted>().Duplicate.ShouldBeFalse();
        inserter.Tell(Sample.Validated("1"));
        ExpectMsg<OrderInserted>().Duplicate.ShouldBeTrue();
        inserter.Tell(Sample.Validated("1", price: 1m) with { Arrival = Sample.Arrival("other.json") });
        var violation = ExpectMsg<OrderRejected>().Rejection.Violations.ShouldHaveSingleItem();
        violation.Code.ShouldBe("conflict");
        violation.Message.ShouldContain("other.json");
        violation.Message.ShouldContain("1.json");
    }

    [Fact]
    public void A_refused_document_is_rejected_with_the_words_of_the_server()
    {
        var store = new FixedOutcome(new StoreOutcome(StoreOutcomeKind.Refused, Reason: "121 DocumentValidationFailure"));
        Inserter(Sample.Quick, store).Tell(Sample.Validated("1"));
        ExpectMsg<OrderRejected>().Rejection.Violations[0].Found.ShouldContain("121");
    }

    [Fact]
    public void While_the_warehouse_is_away_the_batch_is_kept_and_nobody_is_blamed()
    {
        var failures = 3;
        _store.Before = _ => { if (failures-- > 0) throw new WarehouseUnavailableException("down"); };
        Inserter(Sample.Quick).Tell(Sample.Validated("1"));
        ExpectMsg<WarehouseChanged>().Trouble.ShouldBe("down");
        ExpectMsg<WarehouseChanged>().Trouble.ShouldBeNull();
        ExpectMsg<OrderInserted>();
        _store.Batches.Count.ShouldBe(4);
    }

    [Fact]
    public void A_failed_batch_restarts_the_inserter_and_gives_back_its_files_and_those_that_waited()
    {
        var failures = 1;
        var release = new ManualResetEventSlim();
        _store.Before = _ =>
        {
            if (failures-- <= 0) return;
            release.Wait();
            throw new InvalidOperationException("boom");
        };
        var inserter = Inserter(Sample.Quick with { BatchSize = 2 });
        for (var i = 0; i < 3; i++) inserter.Tell(Sample.Validated($"{i}"));
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(release.Set);
        ExpectMsg<FileFailed>().BatchSize.ShouldBe(2);
        ExpectMsg<FileFailed>().Arrival.File.ShouldBe("1.json");
        ExpectMsg<FileReturned>().Arrival.File.ShouldBe("2.json");
        inserter.Tell(Sample.Validated("2"));
        ExpectMsg<OrderInserted>();
    }

    [Fact]
    public void An_order_never_joins_a_batch_larger_than_its_limit()
    {
        var inserter = Inserter(Sample.Quick with { BatchSize = 4 });
        foreach (var (id, limit) in new[] { ("a", 4), ("b", 4), ("c", 1), ("d", 2), ("e", 2) }) inserter.Tell(Sample.Validated(id, limit));
        for (var i = 0; i < 5; i++) ExpectMsg<OrderInserted>();
        _store.Batches.ShouldBe([2, 1, 2], ignoreOrder: true);
    }

    [Fact]
    public void Two_full_batches_are_on_their_way_at_once_and_never_three()
    {
        var (underway, most) = (0, 0);
        using var both = new CountdownEvent(2);
        _store.Before = _ =>
        {
            lock (both)
            {
                most = Math.Max(most, ++underway);
                if (!both.IsSet) both.Signal();
            }

            both.Wait();
            lock (both) underway--;
        };
        var inserter = Inserter(Sample.Quick with { BatchSize = 2 });
        for (var i = 0; i < 8; i++) inserter.Tell(Sample.Validated($"{i}"));
        for (var i = 0; i < 8; i++) ExpectMsg<OrderInserted>();
        _store.Batches.ShouldBe([2, 2, 2, 2]);
        most.ShouldBe(2);
    }

    [Fact]
    public void A_batch_that_fails_beside_another_waits_for_its_answer_and_is_blamed_alone()
    {
        using var failing = new ManualResetEventSlim();
        _store.Before = orders =>
        {
            if (orders[0].File == "2.json")
            {
                failing.Wait();
                return;
            }

            failing.Set();
            throw new InvalidOperationException("boom");
        };
        var inserter = Inserter(Sample.Quick with { BatchSize = 2 });
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() =>
        {
            for (var i = 0; i < 4; i++) inserter.Tell(Sample.Validated($"{i}"));
        });
        var told = ReceiveN(4);
        told.OfType<FileFailed>().Select(f => (f.Arrival.File, f.BatchSize)).ShouldBe([("0.json", 2), ("1.json", 2)]);
        told.OfType<OrderInserted>().Select(o => o.Arrival.File).ShouldBe(["2.json", "3.json"]);
    }

    [Fact]
    public void Both_batches_of_an_outage_are_stored_when_it_ends_and_it_is_told_once()
    {
        var failures = 4;
        _store.Before = _ => { if (Interlocked.Decrement(ref failures) >= 0) throw new WarehouseUnavailableException("down"); };
        var inserter = Inserter(Sample.Quick with { BatchSize = 2 });
        for (var i = 0; i < 4; i++) inserter.Tell(Sample.Validated($"{i}"));
        ExpectMsg<WarehouseChanged>().Trouble.ShouldBe("down");
        ExpectMsg<WarehouseChanged>().Trouble.ShouldBeNull();
        for (var i = 0; i < 4; i++) ExpectMsg<OrderInserted>().Duplicate.ShouldBeFalse();
    }

    [Fact]
    public void The_lag_of_stored_orders_is_told_to_statistics()
    {
        var statistics = CreateTestProbe();
        Inserter(Sample.Quick, statistics: statistics).Tell(Sample.Validated("1"));
        statistics.ExpectMsg<StatisticsProtocol.LagMeasured>().Milliseconds.ShouldHaveSingleItem().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void The_lag_of_a_replayed_file_begins_when_it_is_seen_whatever_its_time_of_modification()
    {
        var statistics = CreateTestProbe();
        var replayed = Sample.Validated("1") with { Arrival = Sample.Arrival("1.json") with { SeenAt = TimeProvider.System.GetUtcNow().AddHours(1) } };
        Inserter(Sample.Quick, statistics: statistics).Tell(replayed with { Stamp = new FileStamp(1, new DateTime(2026, 1, 8, 0, 0, 0, DateTimeKind.Utc)) });
        statistics.ExpectMsg<StatisticsProtocol.LagMeasured>().Milliseconds.ShouldHaveSingleItem().ShouldBe(0);
    }

    private IActorRef Inserter(IngestionSettings settings, IOrderStore? store = null, IActorRef? statistics = null)
    {
        var (target, observer) = (store ?? _store, statistics ?? CreateTestProbe());
        return ActorOf(Relay.Props(TestActor, Props.Create(() => new InserterActor(Channel.Web, target, settings, TimeProvider.System, observer))));
    }

    private sealed class FixedOutcome(StoreOutcome outcome) : IOrderStore
    {
        public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<StoreOutcome>>([.. orders.Select(_ => outcome)]);

        public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult(0L);
    }
}
