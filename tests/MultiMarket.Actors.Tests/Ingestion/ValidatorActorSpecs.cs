using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class ValidatorActorSpecs : TestKit
{
    private readonly InMemoryFolders _folders = new();
    private readonly IActorRef _validator;

    public ValidatorActorSpecs()
    {
        var (folders, settings) = (_folders, Sample.Quick);
        _validator = ActorOf(Relay.Props(TestActor, Props.Create(() => new ValidatorActor(Channel.Web, folders, Sample.Parser(), settings, TimeProvider.System))));
    }

    [Fact]
    public void A_valid_file_becomes_an_order()
    {
        _folders.Sources["a.json"] = Sample.File("234");
        _validator.Tell(Sample.Arrival("a.json"));
        var validated = ExpectMsg<OrderValidated>();
        validated.Order.Order.Key.ShouldBe("web:234");
        validated.Order.File.ShouldBe("a.json");
        validated.Order.Fingerprint.Length.ShouldBe(64);
    }

    [Fact]
    public void A_rule_breaking_file_is_rejected_with_every_rule()
    {
        _folders.Sources["a.json"] = Sample.Text("""{"order_id":"1","canal":"boutique"}""");
        _validator.Tell(Sample.Arrival("a.json"));
        var rejection = ExpectMsg<OrderRejected>().Rejection;
        rejection.Source.ShouldBe("site_web");
        rejection.Violations.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_broken_file_that_has_settled_is_rejected_with_its_line()
    {
        _folders.Sources["a.json"] = Sample.Text("{\n\"order_id\": oops}");
        _validator.Tell(Sample.Arrival("a.json"));
        ExpectMsg<OrderRejected>().Rejection.Line.ShouldBe(2);
    }

    [Fact]
    public void A_missing_file_is_gone()
    {
        _validator.Tell(Sample.Arrival("a.json"));
        ExpectMsg<FileGone>().Arrival.File.ShouldBe("a.json");
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_not_judged_by_what_was_read()
    {
        _folders.Sources["a.json"] = Sample.File("234");
        _folders.IsChanging = _ => true;
        _validator.Tell(Sample.Arrival("a.json"));
        ExpectMsg<FileNotReady>().Observed.ShouldNotBeNull().Stamp.Length.ShouldBe(Sample.File("234").Length);
    }

    [Fact]
    public void A_disk_in_trouble_defers_the_file()
    {
        _folders.Before = (_, _) => throw new IOException("input/output error");
        _validator.Tell(Sample.Arrival("a.json"));
        ExpectMsg<FileDeferred>().Trouble.ShouldBe("input/output error");
    }

    [Fact]
    public void An_unexpected_failure_restarts_the_validator_and_names_the_file()
    {
        _folders.Sources["a.json"] = Sample.File("234");
        var failures = 1;
        _folders.Before = (_, _) => { if (failures-- > 0) throw new InvalidOperationException("boom"); };
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => _validator.Tell(Sample.Arrival("a.json")));
        var failed = ExpectMsg<FileFailed>();
        failed.BatchSize.ShouldBe(1);
        _validator.Tell(failed.Arrival);
        ExpectMsg<OrderValidated>();
    }
}
