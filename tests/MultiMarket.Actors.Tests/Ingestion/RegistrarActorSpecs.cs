using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class RegistrarActorSpecs : TestKit
{
    private readonly InMemoryJournal _journal = new();
    private readonly IActorRef _registrar;

    public RegistrarActorSpecs()
    {
        var journal = _journal;
        _registrar = ActorOf(Relay.Props(TestActor, Props.Create(() => new RegistrarActor(Channel.Web, journal, Sample.Quick))));
    }

    [Fact]
    public void A_rejection_goes_on_once_the_journal_has_it_without_anything_of_the_client()
    {
        _registrar.Tell(Rejected("a.json"));

        ExpectMsg<OrderRejected>().Recorded.ShouldBeTrue();
        var record = _journal.Records["a.json"];
        (record.Outcome, record.Channel, record.Attempts).ShouldBe((FileOutcome.Rejected, Channel.Web, 2));
        record.Reasons.ShouldBe(["range"]);
        record.ToString().ShouldNotContain("Amina");
    }

    [Fact]
    public void Rejections_that_come_during_a_write_go_with_the_next_one()
    {
        var release = new ManualResetEventSlim();
        _journal.Before = release.Wait;
        for (var i = 0; i < 5; i++) _registrar.Tell(Rejected($"{i}.json"));
        AwaitCondition(() => _journal.Writes.Count == 1, TimeSpan.FromSeconds(5));
        release.Set();

        for (var i = 0; i < 5; i++) ExpectMsg<OrderRejected>();
        _journal.Writes.Sum().ShouldBe(5);
        _journal.Writes.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void While_the_warehouse_is_away_the_rejections_wait_and_a_file_that_is_offered_again_waits_once()
    {
        var failures = 3;
        _journal.Before = () => { if (Interlocked.Decrement(ref failures) >= 0) throw new WarehouseUnavailableException("down"); };
        _registrar.Tell(Rejected("a.json"));
        _registrar.Tell(Rejected("b.json"));
        _registrar.Tell(Rejected("b.json") with { Arrival = Sample.Arrival("b.json") with { Offer = 9 } });

        ExpectMsg<OrderRejected>().Arrival.File.ShouldBe("a.json");
        ExpectMsg<OrderRejected>().Arrival.Offer.ShouldBe(9);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_journal_that_cannot_take_a_record_does_not_hold_the_file_up()
    {
        _journal.Before = () => throw new InvalidOperationException("boom");
        EventFilter.Warning(start: "The journal of web lacks 1 rejected files").ExpectOne(() => _registrar.Tell(Rejected("a.json")));
        ExpectMsg<OrderRejected>().Recorded.ShouldBeTrue();
    }

    private static OrderRejected Rejected(string file) => new(
        Sample.Arrival(file) with { Attempt = 2 },
        new FileStamp(1, DateTime.UnixEpoch),
        new Rejection(file, "site_web", DateTimeOffset.UnixEpoch, 1, [new Violation("range", "$.a", "Amina", "a number"), new Violation("range", "$.b", "Amina", "a number")]));
}
