using System.Diagnostics;
using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Tests.Ingestion;

public sealed class OrderFoldersSpecs : IDisposable
{
    private static readonly DateOnly Day = new(2026, 1, 8);
    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-").FullName;
    private readonly OrderFolders _folders;

    public OrderFoldersSpecs()
    {
        _folders = new OrderFolders(_data);
        _folders.Create();
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void A_listing_yields_order_files_and_counts_the_rest()
    {
        foreach (var name in (string[])["a.json", "B.JSON", "é.json"]) Put(name, "{}");
        foreach (var name in (string[])[".hidden.json", "a.json.tmp", "readme.txt", ".json"]) Put(name, "{}");
        Directory.CreateDirectory(Path.Combine(Source, "folder.json"));

        using var listing = _folders.List(Channel.Web);
        Names(listing).ShouldBe(["a.json", "B.JSON", "é.json"], ignoreOrder: true);
        listing.Ignored.ShouldBe(5);
    }

    [Fact]
    public void A_written_order_file_appears_whole_and_leaves_no_other()
    {
        _folders.Write(Channel.Web, "a.json", "content"u8);
        Directory.GetFiles(Source).ShouldBe([Path.Combine(Source, "a.json")]);
        Read("a.json").ShouldBe("content");
    }

    [Fact]
    public async Task A_file_that_is_written_to_while_it_is_read_is_not_taken_for_whole()
    {
        Put("a.json", new string('x', 100_000));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            using var file = new FileStream(Path.Combine(Source, "a.json"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            while (!stop.IsCancellationRequested && file.Length < OrderParser.MaxBytes - 1) file.WriteByte((byte)'y');
        });
        byte[] buffer = [];
        var kinds = new HashSet<FileContentKind>();
        while (!writer.IsCompleted && kinds.Count < 2)
        {
            var content = _folders.Read(Channel.Web, "a.json", ref buffer);
            kinds.Add(content.Kind);
            if (content.Kind == FileContentKind.Whole) content.Length.ShouldBe((int)content.Stamp.Length);
        }

        await stop.CancelAsync();
        await writer;
        kinds.ShouldContain(FileContentKind.Changing);
        _folders.Read(Channel.Web, "a.json", ref buffer).Kind.ShouldBe(FileContentKind.Whole);
    }

    [Fact]
    public void A_name_that_is_taken_again_and_again_is_numbered_without_a_gap_and_content_that_is_there_is_found_again()
    {
        const int Files = 150;
        byte[] buffer = [];
        for (var i = 1; i <= Files; i++) Archive($"content {i}");
        Archive($"content {Files}");
        Archive("content 7");

        var archived = Path.Combine(_data, "archive", "site_web", "2026-01-08");
        Directory.GetFiles(archived).Length.ShouldBe(Files);
        for (var i = 2; i <= Files; i++) File.ReadAllText(Path.Combine(archived, $"order.{i}.json")).ShouldBe($"content {i}");

        void Archive(string content)
        {
            Put("order.json", content);
            _folders.Archive(Channel.Web, "order.json", _folders.Read(Channel.Web, "order.json", ref buffer).Stamp, Day).ShouldBe(MoveOutcome.Moved);
        }
    }

    [Fact]
    public void Writing_never_replaces_a_file()
    {
        Put("a.json", "first");
        Should.Throw<IOException>(() => _folders.Write(Channel.Web, "a.json", "second"u8)).Message.ShouldContain("a.json");
        Directory.GetFiles(Source).Length.ShouldBe(1);
        Read("a.json").ShouldBe("first");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8_191)]
    [InlineData(8_192)]
    [InlineData(100_000)]
    [InlineData(OrderParser.MaxBytes)]
    public void A_file_of_any_allowed_size_is_read_whole(int size)
    {
        Put("a.json", new string('x', size));
        var buffer = new byte[8_192];
        var content = _folders.Read(Channel.Web, "a.json", ref buffer);
        content.Kind.ShouldBe(FileContentKind.Whole);
        content.Length.ShouldBe(size);
        content.Stamp.Length.ShouldBe(size);
    }

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        Put("a.json", new string('x', OrderParser.MaxBytes + 1));
        var buffer = new byte[16];
        _folders.Read(Channel.Web, "a.json", ref buffer).Kind.ShouldBe(FileContentKind.TooLarge);
        buffer.Length.ShouldBe(16);
    }

    [Fact]
    public void A_missing_file_is_gone()
    {
        var buffer = new byte[16];
        _folders.Read(Channel.Web, "a.json", ref buffer).Kind.ShouldBe(FileContentKind.Gone);
        _folders.Archive(Channel.Web, "a.json", default, Day).ShouldBe(MoveOutcome.Gone);
        _folders.Reject(Channel.Web, "a.json", null, Reason("a.json")).ShouldBe(MoveOutcome.Gone);
    }

    [Fact]
    public void Links_and_pipes_are_not_followed_nor_waited_for()
    {
        if (!OperatingSystem.IsLinux()) return;
        Put("real.txt", "{}");
        File.CreateSymbolicLink(Path.Combine(Source, "link.json"), Path.Combine(Source, "real.txt"));
        Process.Start("mkfifo", Path.Combine(Source, "pipe.json")).WaitForExit();
        var buffer = new byte[16];
        _folders.Read(Channel.Web, "link.json", ref buffer).Kind.ShouldBe(FileContentKind.NotRegular);
        _folders.Read(Channel.Web, "pipe.json", ref buffer).Kind.ShouldBe(FileContentKind.NotRegular);
    }

    [Fact]
    public void An_archived_file_lies_under_its_day()
    {
        Put("a.json", "one");
        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        File.ReadAllText(Archived("a.json")).ShouldBe("one");
        File.Exists(Path.Combine(Source, "a.json")).ShouldBeFalse();
    }

    [Fact]
    public void An_archived_file_is_never_overwritten()
    {
        foreach (var content in (string[])["one", "two", "two", "one", "three"])
        {
            Put("a.json", content);
            _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        }

        File.ReadAllText(Archived("a.json")).ShouldBe("one");
        File.ReadAllText(Archived("a.2.json")).ShouldBe("two");
        File.ReadAllText(Archived("a.3.json")).ShouldBe("three");
        Directory.GetFiles(Path.GetDirectoryName(Archived("a.json"))!).Length.ShouldBe(3);
    }

    [Fact]
    public void A_file_that_changed_after_it_was_read_stays()
    {
        Put("a.json", "one");
        var stamp = Stamp("a.json");
        Put("a.json", "another");
        _folders.Archive(Channel.Web, "a.json", stamp, Day).ShouldBe(MoveOutcome.Changed);
        Read("a.json").ShouldBe("another");
    }

    [Fact]
    public void A_move_survives_a_deleted_archive_folder()
    {
        Directory.Delete(Path.Combine(_data, "archive"), recursive: true);
        Put("a.json", "one");
        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        File.ReadAllText(Archived("a.json")).ShouldBe("one");
    }

    [Fact]
    public void A_rejected_file_lies_beside_its_reason()
    {
        Put("a.json", "{");
        _folders.Reject(Channel.Web, "a.json", null, Reason("a.json")).ShouldBe(MoveOutcome.Moved);

        var listed = _folders.List(Channel.Web, CancellationToken.None).ShouldHaveSingleItem();
        listed.Name.ShouldBe("a.json");
        listed.SizeBytes.ShouldBe(1);
        listed.Rejection.ShouldNotBeNull().Violations.ShouldHaveSingleItem().Code.ShouldBe("syntax");
        File.ReadAllText(Path.Combine(_data, "rejected", "site_web", "a.json.reason.json")).ShouldContain("\"expected\": \"un objet é\"");
    }

    [Fact]
    public void Rejected_files_of_one_name_keep_their_own_reasons()
    {
        foreach (var content in (string[])["{", "[", "{"])
        {
            Put("a.json", content);
            _folders.Reject(Channel.Web, "a.json", null, Reason("a.json")).ShouldBe(MoveOutcome.Moved);
        }

        var listed = _folders.List(Channel.Web, CancellationToken.None).ToList();
        listed.Select(f => f.Name).ShouldBe(["a.2.json", "a.json"]);
        listed.ShouldAllBe(f => f.Rejection != null);
    }

    [Fact]
    public void A_file_replaced_after_it_was_judged_is_not_rejected()
    {
        Put("a.json", "{");
        var stamp = Stamp("a.json");
        Put("a.json", "a whole order");
        _folders.Reject(Channel.Web, "a.json", stamp, Reason("a.json")).ShouldBe(MoveOutcome.Changed);
        Read("a.json").ShouldBe("a whole order");
    }

    [Fact]
    public void A_rejected_file_that_is_named_like_a_reason_is_not_lost_to_one()
    {
        foreach (var name in (string[])["a.json.reason.json", "a.json"])
        {
            Put(name, $"content of {name}");
            _folders.Reject(Channel.Web, name, null, Reason(name)).ShouldBe(MoveOutcome.Moved);
        }

        var listed = _folders.List(Channel.Web, CancellationToken.None).ToDictionary(f => f.Rejection.ShouldNotBeNull().File, f => f.Name);
        listed.ShouldBe(new Dictionary<string, string> { ["a.json"] = "a.json", ["a.json.reason.json"] = "a.json.reason.2.json" }, ignoreOrder: true);
        File.ReadAllText(Path.Combine(_data, "rejected", "site_web", "a.json.reason.2.json")).ShouldBe("content of a.json.reason.json");
    }

    [Fact]
    public void A_name_as_long_as_names_may_be_is_archived_and_rejected()
    {
        var name = new string('é', 125) + ".json";
        for (var i = 0; i < 2; i++)
        {
            Put(name, $"{i}");
            _folders.Archive(Channel.Web, name, Stamp(name), Day).ShouldBe(MoveOutcome.Moved);
            Put(name, $"bad {i}");
            _folders.Reject(Channel.Web, name, null, Reason(name)).ShouldBe(MoveOutcome.Moved);
        }

        _folders.List(Channel.Web, CancellationToken.None).Select(f => f.Rejection.ShouldNotBeNull().File).ShouldBe([name, name]);
        Directory.GetFiles(Path.GetDirectoryName(Archived(name))!).Length.ShouldBe(2);
    }

    private string Source => _folders.SourceFolder(Channel.Web);

    private void Put(string name, string content) => File.WriteAllText(Path.Combine(Source, name), content, new UTF8Encoding(false));

    private string Archived(string name) => Path.Combine(_data, "archive", "site_web", "2026-01-08", name);

    private string Read(string name) => File.ReadAllText(Path.Combine(Source, name));

    private FileStamp Stamp(string name)
    {
        var buffer = new byte[16];
        return _folders.Read(Channel.Web, name, ref buffer).Stamp;
    }

    private static Rejection Reason(string file) =>
        new(file, "site_web", DateTimeOffset.UnixEpoch, 1, [new Violation("syntax", "$", "{", "un objet é")], 1, 2);

    private static IEnumerable<string> Names(IFolderListing listing)
    {
        while (listing.Next() is { } name) yield return name;
    }
}
