using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class InFlightTableSpecs
{
    private static readonly DateTimeOffset SeenAt = DateTimeOffset.UnixEpoch;
    private static readonly Exception Cause = new InvalidOperationException("bad luck");
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);
    private readonly InFlightTable _table = new(new IngestionSettings { BatchSize = 8, MaxAttempts = 3 });

    [Fact]
    public void A_file_is_known_until_its_fate_is()
    {
        var arrival = Begin("a.json");
        _table.Contains("a.json").ShouldBeTrue();
        _table.Offered.ShouldBe(1);
        _table.End(arrival);
        _table.Contains("a.json").ShouldBeFalse();
        _table.Offered.ShouldBe(0);
    }

    [Fact]
    public void A_file_is_found_by_its_name_with_what_held_it_up()
    {
        Begin("well.json");
        _table.Fail(new FileFailed(Begin("bad.json"), 1, Cause), TimeSpan.Zero);
        _table.Defer(Begin("held.json"), "permission denied", TimeSpan.Zero);
        _table.NotReady(Begin("half.json"), new Observation(default, TimeSpan.Zero), TimeSpan.Zero);

        _table.Find(Channel.Web, ["well.json", "bad.json", "held.json", "half.json", "nobody.json"]).Select(f => (f.File, f.SeenAt, f.Attempts, f.Trouble)).ShouldBe(
        [
            ("well.json", SeenAt, 1, null),
            ("bad.json", SeenAt, 1, "InvalidOperationException: bad luck"),
            ("held.json", SeenAt, 1, "permission denied"),
            ("half.json", SeenAt, 1, "it is incomplete, and may still be written to"),
        ]);
    }

    [Fact]
    public void An_answer_to_an_earlier_file_of_the_same_name_is_not_known()
    {
        var first = Begin("a.json");
        _table.End(first);
        var second = Begin("a.json");
        _table.Knows(first).ShouldBeFalse();
        _table.Knows(second).ShouldBeTrue();
    }

    [Fact]
    public void A_late_answer_to_an_earlier_offer_of_the_same_file_is_known()
    {
        var first = Begin("a.json");
        _table.RepeatOffersBefore(TimeSpan.MaxValue, TimeSpan.Zero);
        Due().ShouldBeOfType<FileArrived>();
        _table.Knows(first).ShouldBeTrue();
        _table.End(first);
        _table.Count.ShouldBe(0);
        _table.Offered.ShouldBe(0);
    }

    [Fact]
    public void A_failed_batch_costs_no_attempt_and_is_halved_until_the_culprit_stands_alone()
    {
        var limits = new List<int>();
        var arrival = Begin("a.json");
        for (var batch = 8; batch > 1; batch = arrival.BatchLimit)
        {
            _table.Fail(new FileFailed(arrival, batch, Cause), TimeSpan.Zero);
            arrival = Due().ShouldBeOfType<FileArrived>();
            limits.Add(arrival.BatchLimit);
        }

        limits.ShouldBe([4, 2, 1]);
    }

    [Fact]
    public void A_file_that_fails_alone_too_often_is_poison()
    {
        var arrival = Begin("a.json");
        for (var attempt = 1; attempt < 3; attempt++)
        {
            _table.Fail(new FileFailed(arrival, 1, Cause), TimeSpan.Zero);
            arrival = Due().ShouldBeOfType<FileArrived>();
        }

        _table.Fail(new FileFailed(arrival, 1, Cause), TimeSpan.Zero);
        var poison = Due().ShouldBeOfType<FilePoisoned>();
        poison.Attempts.ShouldBe(3);
        poison.Cause.ShouldBe("InvalidOperationException: bad luck");
    }

    [Fact]
    public void Poison_bears_the_stamp_of_what_failed_and_other_content_begins_anew()
    {
        var (old, changed) = (new FileStamp(1, DateTime.UnixEpoch), new FileStamp(2, DateTime.UnixEpoch));
        var arrival = Begin("a.json");
        foreach (var stamp in new[] { old, old, changed, changed })
        {
            _table.Fail(new FileFailed(arrival, 1, Cause, stamp), TimeSpan.Zero);
            arrival = Due().ShouldBeOfType<FileArrived>();
        }

        _table.Fail(new FileFailed(arrival, 1, Cause, changed), TimeSpan.Zero);
        var poison = Due().ShouldBeOfType<FilePoisoned>();
        poison.Stamp.ShouldBe(changed);
        _table.NotReady(poison.Arrival, observed: null, TimeSpan.Zero);
        Due().ShouldBeOfType<FileArrived>();
    }

    [Fact]
    public void What_the_disk_held_up_is_due_at_once_when_it_is_well_again()
    {
        var arrival = Begin("a.json");
        for (var i = 0; i < 10; i++)
        {
            _table.Defer(arrival, "no space", TimeSpan.Zero);
            arrival = Due().ShouldBeOfType<FileArrived>();
        }

        _table.Defer(arrival, "no space", TimeSpan.Zero);
        _table.NextDue(TimeSpan.FromSeconds(1)).ShouldBeNull();
        _table.RetryDeferred(TimeSpan.FromSeconds(1));
        _table.NextDue(TimeSpan.FromSeconds(1)).ShouldBeOfType<FileArrived>();
        Due().ShouldBeNull();
    }

    [Fact]
    public void Trouble_with_the_disk_costs_no_attempt_and_waits_longer_each_time()
    {
        var arrival = Begin("a.json");
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            _table.Defer(arrival, "no space", TimeSpan.Zero);
            waits.Add(_table.NextDueAt!.Value.TotalSeconds);
            arrival = Due().ShouldBeOfType<FileArrived>();
        }

        waits.ShouldBeInOrder();
        waits[^1].ShouldBe(30);
        _table.Trouble.ShouldBe("no space");
        _table.End(arrival);
        _table.Trouble.ShouldBeNull();
    }

    [Fact]
    public void An_incomplete_file_is_offered_again_with_what_was_observed()
    {
        var observed = new Observation(new FileStamp(3, DateTime.UnixEpoch), TimeSpan.FromSeconds(1));
        _table.NotReady(Begin("a.json"), observed, TimeSpan.Zero);
        _table.NextDue(TimeSpan.FromMilliseconds(249)).ShouldBeNull();
        _table.NextDue(TimeSpan.FromMilliseconds(250)).ShouldBeOfType<FileArrived>().Previous.ShouldBe(observed);
    }

    [Fact]
    public void Only_offers_without_an_answer_for_long_are_repeated()
    {
        _table.Begin("old.json", SeenAt, TimeSpan.FromSeconds(1));
        _table.Begin("new.json", SeenAt, TimeSpan.FromSeconds(5));
        _table.RepeatOffersBefore(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)).ShouldBe(1);
        _table.NextDue(TimeSpan.FromSeconds(6)).ShouldBeOfType<FileArrived>().File.ShouldBe("old.json");
        _table.NextDue(TimeSpan.FromSeconds(6)).ShouldBeNull();
    }

    [Fact]
    public void A_second_answer_to_one_offer_changes_nothing()
    {
        var arrival = Begin("a.json");
        _table.Fail(new FileFailed(arrival, 1, Cause), TimeSpan.Zero);
        _table.Fail(new FileFailed(arrival, 1, Cause), TimeSpan.Zero);
        _table.Defer(arrival, "no space", TimeSpan.Zero);
        _table.Offered.ShouldBe(0);
        Due().ShouldBeOfType<FileArrived>();
        Due().ShouldBeNull();
        _table.Offered.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_ended_while_it_waited_is_not_offered_again()
    {
        var arrival = Begin("a.json");
        _table.Again(arrival, TimeSpan.Zero);
        _table.End(arrival);
        Due().ShouldBeNull();
        _table.Offered.ShouldBe(0);
    }

    private FileArrived Begin(string file) => _table.Begin(file, SeenAt, TimeSpan.Zero);

    private object? Due() => _table.NextDue(Far);
}
