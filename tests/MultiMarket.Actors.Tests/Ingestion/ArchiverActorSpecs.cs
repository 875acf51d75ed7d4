using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

public sealed class ArchiverActorSpecs : TestKit
{
    private readonly InMemoryFolders _folders = new();
    private readonly IActorRef _archiver;
    private readonly FileStamp _stamp;

    public ArchiverActorSpecs()
    {
        var folders = _folders;
        _archiver = ActorOf(Relay.Props(TestActor, Props.Create(() => new ArchiverActor(Channel.Web, folders, Sample.Zone))));
        _folders.Sources["a.json"] = Sample.File("234");
        byte[] buffer = [];
        _stamp = _folders.Read(Channel.Web, "a.json", ref buffer).Stamp;
    }

    [Theory]
    [InlineData(false, "Inserted")]
    [InlineData(true, "Duplicate")]
    public void A_stored_file_is_archived(bool duplicate, string fate)
    {
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, duplicate));
        ExpectMsg<OrderArchived>().Fate.ToString().ShouldBe(fate);
        _folders.Archived.Keys.ShouldBe(["a.json"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stored_file_that_another_host_archived_counts_where_its_order_was_inserted(bool duplicate)
    {
        _folders.Sources.Clear();
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, duplicate));
        if (duplicate) ExpectMsg<FileGone>();
        else ExpectMsg<OrderArchived>().Fate.ShouldBe(FileFate.Inserted);
    }

    [Fact]
    public void A_file_written_again_since_it_was_read_is_looked_at_again()
    {
        _folders.Sources["a.json"] = Sample.File("another");
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        ExpectMsg<FileNotReady>();
        _folders.Sources.Keys.ShouldBe(["a.json"]);
    }

    [Fact]
    public void A_rejected_file_is_moved_with_its_reason()
    {
        var rejection = new Rejection("a.json", "site_web", DateTimeOffset.UnixEpoch, 1, []);
        _archiver.Tell(new OrderRejected(Sample.Arrival("a.json"), _stamp, rejection));
        ExpectMsg<OrderArchived>().Fate.ShouldBe(FileFate.Rejected);
        _folders.Rejected["a.json"].ShouldBeSameAs(rejection);
    }

    [Fact]
    public void A_full_disk_defers_the_file()
    {
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        ExpectMsg<FileDeferred>().Trouble.ShouldBe("no space left on device");
        _folders.Before = (_, _) => { };
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        ExpectMsg<OrderArchived>();
    }

    [Fact]
    public void An_archive_that_takes_nothing_is_told_once_when_it_is_sure_and_once_when_it_is_over()
    {
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        for (var i = 0; i < 40; i++) _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        var said = ReceiveN(41);
        said.OfType<FileDeferred>().Count().ShouldBe(40);
        said.OfType<MovesChanged>().ShouldBe([new MovesChanged(Fail: true)]);
        _folders.Before = (_, _) => { };
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        ExpectMsg<MovesChanged>().Fail.ShouldBeFalse();
        ExpectMsg<OrderArchived>();
    }

    [Fact]
    public void Rejected_files_that_cannot_be_moved_say_nothing_of_the_archive()
    {
        _folders.Before = (_, _) => throw new IOException("no space left on device");
        var rejection = new Rejection("a.json", "site_web", DateTimeOffset.UnixEpoch, 1, []);
        for (var i = 0; i < 40; i++) _archiver.Tell(new OrderRejected(Sample.Arrival("a.json"), _stamp, rejection));
        ReceiveN(40).ShouldAllBe(m => m is FileDeferred);
    }

    [Fact]
    public void A_file_replaced_after_it_was_judged_is_not_rejected_but_looked_at_again()
    {
        _folders.Sources["a.json"] = Sample.File("another");
        _archiver.Tell(new OrderRejected(Sample.Arrival("a.json"), _stamp, new Rejection("a.json", "site_web", DateTimeOffset.UnixEpoch, 1, [])));
        ExpectMsg<FileNotReady>();
        _folders.Sources.Keys.ShouldBe(["a.json"]);
    }

    [Fact]
    public void An_unexpected_failure_restarts_the_archiver_and_names_the_file()
    {
        var failures = 1;
        _folders.Before = (_, _) => { if (failures-- > 0) throw new InvalidOperationException("boom"); };
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() => _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false)));
        ExpectMsg<FileFailed>().BatchSize.ShouldBe(1);
        _archiver.Tell(new OrderInserted(Sample.Arrival("a.json"), _stamp, Duplicate: false));
        ExpectMsg<OrderArchived>();
    }
}
