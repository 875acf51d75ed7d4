using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Drills.Folders;

/// <summary>The folder drills at the one class that touches files: what lies outside the data folder is none of its business.</summary>
public sealed class OrderFoldersSpecs : IDisposable
{
    private static readonly DateOnly Day = new(2026, 1, 31);
    private readonly string _root = Directory.CreateTempSubdirectory("multimarket-folders-").FullName;
    private readonly string _data;
    private readonly string _outside;
    private readonly OrderFolders _folders;
    private byte[] _buffer = new byte[64];

    public OrderFoldersSpecs()
    {
        (_data, _outside) = (Path.Combine(_root, "data"), Path.Combine(_root, "outside"));
        Directory.CreateDirectory(_outside);
        _folders = new OrderFolders(_data);
        _folders.Create();
    }

    // .NET cannot delete a file whose name it cannot decode.
    public void Dispose() => Process.Start("rm", ["-rf", _root]).WaitForExit();

    [Theory]
    [InlineData("sources")]
    [InlineData("sources/site_web")]
    public void A_source_folder_that_is_a_symlink_is_neither_listed_nor_read_nor_written(string folder)
    {
        Replace(folder);
        Put("a.json", "{}");
        Should.Throw<IOException>(() => _folders.List(Channel.Web)).Message.ShouldContain("symbolic link");
        Should.Throw<IOException>(() => _folders.Read(Channel.Web, "a.json", ref _buffer));
        Should.Throw<IOException>(() => _folders.Archive(Channel.Web, "a.json", default, Day));
        Should.Throw<IOException>(() => _folders.Reject(Channel.Web, "a.json", null, Reason("a.json")));
        Should.Throw<IOException>(() => _folders.Write(Channel.Web, "b.json", "{}"u8));
        Directory.GetFiles(_outside, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["a.json"]);
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("archive/site_web")]
    [InlineData("archive/site_web/2026-01-31")]
    [InlineData("rejected")]
    [InlineData("rejected/site_web")]
    public void An_archive_or_rejected_folder_replaced_by_a_symlink_receives_nothing(string folder)
    {
        Replace(folder);
        Put("a.json", "{}");
        if (folder.StartsWith("archive", StringComparison.Ordinal)) Should.Throw<IOException>(() => _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day)).Message.ShouldContain("symbolic link");
        else Should.Throw<IOException>(() => _folders.Reject(Channel.Web, "a.json", null, Reason("a.json"))).Message.ShouldContain("symbolic link");
        Directory.GetFiles(_outside, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists(InSource("a.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("sources/site_web")]
    public void A_link_that_takes_the_place_of_a_source_folder_between_two_files_is_not_followed(string folder)
    {
        Put("a.json", "{}");
        _folders.Read(Channel.Web, "a.json", ref _buffer).Kind.ShouldBe(FileContentKind.Whole);
        Replace(folder);
        File.WriteAllText(Path.Combine(_outside, "site_web", "b.json"), "{}");
        Should.Throw<IOException>(() => _folders.Read(Channel.Web, "b.json", ref _buffer)).Message.ShouldContain("symbolic link");
        Should.Throw<IOException>(() => _folders.Archive(Channel.Web, "b.json", default, Day)).Message.ShouldContain("symbolic link");
        File.Exists(Path.Combine(_outside, "site_web", "b.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("archive/site_web")]
    [InlineData("archive/site_web/2026-01-31")]
    public void A_link_that_takes_the_place_of_an_archive_folder_between_two_files_receives_nothing(string folder)
    {
        foreach (var file in (string[])["a.json", "b.json", "c.json"]) Put(file, "{}");
        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        _folders.Archive(Channel.Web, "b.json", Stamp("b.json"), Day).ShouldBe(MoveOutcome.Moved);
        Replace(folder);
        Should.Throw<IOException>(() => _folders.Archive(Channel.Web, "c.json", Stamp("c.json"), Day)).Message.ShouldContain("symbolic link");
        Directory.GetFiles(_outside, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists(InSource("c.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Folders_are_let_go_of_when_no_files_come()
    {
        Put("a.json", "{}");
        _folders.Read(Channel.Web, "a.json", ref _buffer).Kind.ShouldBe(FileContentKind.Whole);
        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        if (OperatingSystem.IsLinux()) await Eventually.BecomesAsync("no folder is open", () => Task.FromResult(OpenBelow(_data)), open => open.Count == 0, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Links_planted_in_the_place_of_a_destination_are_not_written_through()
    {
        var victim = Path.Combine(_outside, "victim");
        File.WriteAllText(victim, "untouched");
        Directory.CreateDirectory(Path.Combine(_data, "archive", "site_web", "2026-01-31"));
        foreach (var planted in (string[])["archive/site_web/2026-01-31/a.json", "rejected/site_web/b.json", "rejected/site_web/b.2.json.reason.json", "sources/site_web/c.json"])
            File.CreateSymbolicLink(Path.Combine(_data, planted), victim);
        Put("a.json", "untouched");
        Put("b.json", "untouched");

        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        _folders.Reject(Channel.Web, "b.json", Stamp("b.json"), Reason("b.json")).ShouldBe(MoveOutcome.Moved);
        Should.Throw<IOException>(() => _folders.Write(Channel.Web, "c.json", "written"u8));

        File.ReadAllText(victim).ShouldBe("untouched");
        File.ReadAllText(Path.Combine(_data, "archive", "site_web", "2026-01-31", "a.2.json")).ShouldBe("untouched");
        File.ReadAllText(Path.Combine(_data, "rejected", "site_web", "b.2.json")).ShouldBe("untouched");
    }

    [Theory]
    [InlineData("symlink out of the tree")]
    [InlineData("dangling symlink")]
    [InlineData("looping symlink")]
    [InlineData("FIFO")]
    [InlineData("socket")]
    [InlineData("device")]
    [InlineData("directory named x.json")]
    public void What_is_no_regular_file_is_not_opened_and_stays(string kind)
    {
        using var made = Make(kind, InSource("x.json"));
        if (!Path.Exists(InSource("x.json")) && new FileInfo(InSource("x.json")).LinkTarget is null) return; // devices need privileges
        _folders.Read(Channel.Web, "x.json", ref _buffer).Kind.ShouldBe(FileContentKind.NotRegular);
        _folders.Reject(Channel.Web, "x.json", null, Reason("x.json")).ShouldBe(MoveOutcome.Gone);
        _folders.Archive(Channel.Web, "x.json", default, Day).ShouldBe(MoveOutcome.Changed);
        Directory.GetFileSystemEntries(_folders.SourceFolder(Channel.Web)).ShouldHaveSingleItem();
        Directory.GetFiles(Path.Combine(_data, "rejected"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_1_GB_file_costs_a_stat()
    {
        using (var file = File.Create(InSource("big.json"))) file.SetLength(1L << 30);
        _folders.Read(Channel.Web, "big.json", ref _buffer).Kind.ShouldBe(FileContentKind.TooLarge);
        _buffer.Length.ShouldBe(64);
        _folders.Reject(Channel.Web, "big.json", Stamp("big.json"), Reason("big.json")).ShouldBe(MoveOutcome.Moved);
    }

    [Fact]
    public void Hard_links_are_files_of_their_own()
    {
        Put("a.json", "one");
        Process.Start("ln", [InSource("a.json"), InSource("b.json")]).WaitForExit();
        Process.Start("ln", [InSource("a.json"), Path.Combine(_outside, "c")]).WaitForExit();
        foreach (var name in (string[])["a.json", "b.json"]) _folders.Archive(Channel.Web, name, Stamp(name), Day).ShouldBe(MoveOutcome.Moved);
        Directory.GetFiles(Path.Combine(_data, "archive"), "*", SearchOption.AllDirectories).Length.ShouldBe(2);
        File.ReadAllText(Path.Combine(_outside, "c")).ShouldBe("one");
    }

    [Fact]
    public void A_file_hard_linked_into_the_archive_leaves_the_source_folder_all_the_same()
    {
        Put("a.json", "one");
        var archived = Directory.CreateDirectory(Path.Combine(_data, "archive", "site_web", "2026-01-31")).FullName;
        Process.Start("ln", [InSource("a.json"), Path.Combine(archived, "a.json")]).WaitForExit();
        _folders.Archive(Channel.Web, "a.json", Stamp("a.json"), Day).ShouldBe(MoveOutcome.Moved);
        Directory.GetFiles(archived).Length.ShouldBe(1);
        Directory.GetFileSystemEntries(_folders.SourceFolder(Channel.Web)).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_replaced_by_one_of_the_same_size_and_time_is_another_one()
    {
        Put("a.json", "one");
        var stamp = Stamp("a.json");
        var replacement = Path.Combine(_root, "new");
        File.WriteAllText(replacement, "two");
        File.SetLastWriteTimeUtc(replacement, stamp.LastWrite);
        File.Move(replacement, InSource("a.json"), overwrite: true);
        _folders.Archive(Channel.Web, "a.json", stamp, Day).ShouldBe(MoveOutcome.Changed);
        _folders.Reject(Channel.Web, "a.json", stamp, Reason("a.json")).ShouldBe(MoveOutcome.Changed);
        File.ReadAllText(InSource("a.json")).ShouldBe("two");
    }

    [Fact]
    public async Task A_file_that_vanishes_while_it_is_rejected_leaves_no_reason_behind()
    {
        for (var i = 0; i < 60; i++)
        {
            var name = $"{i}.json";
            var rejected = Path.Combine(_data, "rejected", "site_web", name);
            Put(name, "{");
            var stamp = Stamp(name);
            var thief = Task.Run(() =>
            {
                while (!File.Exists(rejected + ".reason.json")) Thread.Yield();
                File.Delete(InSource(name));
            });
            var outcome = _folders.Reject(Channel.Web, name, stamp, Reason(name));
            await thief;
            (outcome, File.Exists(rejected), File.Exists(rejected + ".reason.json")).ShouldBeOneOf((MoveOutcome.Moved, true, true), (MoveOutcome.Gone, false, false));
        }
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_becomes_legible_and_its_file_is_found()
    {
        Process.Start("sh", ["-c", $"cd '{_folders.SourceFolder(Channel.Web)}' && for f in 're\\347u.json' 're%%E7u.json' '\\377\\376.JSON' 'notes\\351.txt' '.h\\351.json'; do printf x > \"$(printf \"$f\")\"; done"]).WaitForExit();
        Listed().ShouldContain("re%E7u.json"); // and gives the others their names
        Listed().ShouldBe(["re%E7u.json", "re%E7u.2.json", "%FF%FE.JSON"], ignoreOrder: true);
        foreach (var name in Listed()) _folders.Read(Channel.Web, name, ref _buffer).Kind.ShouldBe(FileContentKind.Whole);
        using var listing = _folders.List(Channel.Web);
        while (listing.Next() is not null) { }

        listing.Ignored.ShouldBe(2);
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_and_grows_too_long_when_decoded_holds_no_other_up()
    {
        Put("good.json", "x");
        Process.Start("sh", ["-c", $"cd '{_folders.SourceFolder(Channel.Web)}' && printf x > \"$(printf '%0249d\\377.json' 0)\" && printf x > \"$(printf '\\377%.0s' $(seq 250)).json\""]).WaitForExit();
        Listed().ShouldContain("good.json"); // and gives the others their names
        var legible = Listed();
        legible.Count.ShouldBe(3);
        foreach (var name in legible)
        {
            Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(255);
            _folders.Read(Channel.Web, name, ref _buffer).Kind.ShouldBe(FileContentKind.Whole);
        }

        _folders.Read(Channel.Web, new string('\uFFFD', 250) + ".json", ref _buffer).Kind.ShouldBe(FileContentKind.Gone);
    }

    [Fact]
    public void Names_go_through_unharmed()
    {
        for (var i = 0; i < HostileNames.All.Count; i++)
        {
            var name = HostileNames.All[i];
            Put(name, name);
            var stamp = Stamp(name);
            if (i % 2 == 0) _folders.Archive(Channel.Web, name, stamp, Day).ShouldBe(MoveOutcome.Moved, name);
            else _folders.Reject(Channel.Web, name, stamp, Reason(name)).ShouldBe(MoveOutcome.Moved, name);
        }

        var archived = Directory.GetFiles(Path.Combine(_data, "archive", "site_web", "2026-01-31")).Select(Path.GetFileName);
        var rejected = _folders.List(Channel.Web, CancellationToken.None).Select(f => f.Rejection.ShouldNotBeNull().File);
        archived.Concat(rejected).ShouldBe(HostileNames.All, ignoreOrder: true);
    }

    [Fact]
    public void Each_listing_names_every_file_once_and_each_host_has_an_order_of_its_own()
    {
        var names = Enumerable.Range(0, 3_000).Select(i => $"{i}.json").ToList();
        foreach (var name in names) Put(name, "");
        var first = Listed();
        var second = Listed(new OrderFolders(_data));
        first.ShouldBe(names, ignoreOrder: true);
        second.ShouldBe(names, ignoreOrder: true);
        Listed().ShouldBe(first);
        first.Take(300).Intersect(second.Take(300)).Count().ShouldBeLessThan(150);
    }

    [Theory]
    [InlineData("FIFO")]
    [InlineData("symlink out of the tree")]
    [InlineData("null")]
    [InlineData("{\"file\":null,\"violations\":[null]}")]
    [InlineData("{\"file\":\"\\ud800\"}")]
    public void A_hostile_reason_file_is_a_missing_one(string content)
    {
        File.WriteAllText(Path.Combine(_data, "rejected", "site_web", "a.json"), "{");
        var path = Path.Combine(_data, "rejected", "site_web", "a.json.reason.json");
        if (content is "FIFO" or "symlink out of the tree") Make(content, path)?.Dispose();
        else File.WriteAllText(path, content);
        _folders.List(Channel.Web, CancellationToken.None).Single(f => f.Name == "a.json").Rejection.ShouldBeNull();
    }

    private string InSource(string name) => Path.Combine(_folders.SourceFolder(Channel.Web), name);

    private void Put(string name, string content) => File.WriteAllText(InSource(name), content, new UTF8Encoding(false));

    private List<string> Listed(OrderFolders? folders = null)
    {
        using var listing = (folders ?? _folders).List(Channel.Web);
        var names = new List<string>();
        while (listing.Next() is { } name) names.Add(name);
        return names;
    }

    private FileStamp Stamp(string name) => _folders.Read(Channel.Web, name, ref _buffer).Stamp;

    private static Rejection Reason(string file) => new(file, "site_web", DateTimeOffset.UnixEpoch, 1, [new Violation("syntax", "$", "x", "y")], 1, 1);

    // The descriptors of this process; one may be gone before it is looked at.
    private static List<string> OpenBelow(string folder) =>
        [.. Directory.GetFiles("/proc/self/fd").Select(fd => new FileInfo(fd).LinkTarget).OfType<string>().Where(target => target.StartsWith(folder, StringComparison.Ordinal))];

    private void Replace(string folder)
    {
        var path = Path.Combine(_data, folder);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(Path.Combine(_outside, "site_web", "2026-01-31"));
        Directory.CreateSymbolicLink(path, folder.EndsWith("site_web", StringComparison.Ordinal) ? Path.Combine(_outside, "site_web") : folder.Contains('/', StringComparison.Ordinal) ? Path.Combine(_outside, "site_web", "2026-01-31") : _outside);
    }

    private Socket? Make(string kind, string path)
    {
        switch (kind)
        {
            case "symlink out of the tree":
                File.WriteAllText(Path.Combine(_outside, "secret.json"), "{\"file\":\"a\",\"source\":\"b\",\"violations\":[]}");
                File.CreateSymbolicLink(path, Path.Combine(_outside, "secret.json"));
                return null;
            case "dangling symlink":
                File.CreateSymbolicLink(path, Path.Combine(_outside, "nothing"));
                return null;
            case "looping symlink":
                File.CreateSymbolicLink(path, path);
                return null;
            case "FIFO":
                Process.Start("mkfifo", [path]).WaitForExit();
                return null;
            case "device":
                Process.Start(new ProcessStartInfo("mknod", [path, "c", "1", "5"]) { RedirectStandardError = true })!.WaitForExit();
                return null;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return socket;
            default:
                Directory.CreateDirectory(path);
                return null;
        }
    }
}
