using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Tests.Support;

namespace MultiMarket.Domain.Tests.Ledger;

public sealed class TracingSpecs : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-").FullName;
    private readonly Memory _memory = new();

    public TracingSpecs() => new OrderFolders(_data).Create();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_file_is_found_by_its_name_with_its_times_and_its_place()
    {
        Remember("1.json", Put("archive/site_web/2026-01-08/1.json"), FileOutcome.Inserted, "web:1");
        _memory.Orders.Add(new OrderEntry("web:1", "web", "1", "1.json", "print", OrderText.Now, OrderText.Now, "here"));

        var trace = await TraceAsync("1.json");

        var file = trace.Files.ShouldHaveSingleItem();
        (file.State, file.Path, file.Order, file.ReceivedAt, file.Attempts).ShouldBe(("inserted", "archive/site_web/2026-01-08/1.json", "web:1", OrderText.Now, 2));
        trace.Orders.ShouldHaveSingleItem().Key.ShouldBe("web:1");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("web:1")]
    public async Task An_order_is_found_by_its_id_with_every_file_that_held_it(string item)
    {
        Remember("1.json", Put("archive/site_web/2026-01-08/1.json"), FileOutcome.Inserted, "web:1");
        Remember("again.json", Put("archive/site_web/2026-01-09/again.json"), FileOutcome.Duplicate, "web:1");
        Remember("other.json", Put("rejected/site_web/other.json"), FileOutcome.Rejected, "web:1");

        (await TraceAsync(item)).Files.Select(f => (f.File, f.State, f.Path)).ShouldBe(
        [
            ("other.json", "rejected", "rejected/site_web/other.json"),
            ("again.json", "duplicate", "archive/site_web/2026-01-09/again.json"),
            ("1.json", "inserted", "archive/site_web/2026-01-08/1.json"),
        ]);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_told_apart_by_their_state_also_under_a_numbered_name()
    {
        Remember("1.json", Put("archive/site_web/2026-01-08/1.json", "first"), FileOutcome.Inserted, "web:1");
        Remember("1.json", Put("archive/site_web/2026-01-08/1.2.json", "the second"), FileOutcome.Inserted, "web:2");

        (await TraceAsync("1.json")).Files.Select(f => (f.Order, f.Path)).ShouldBe([("web:2", "archive/site_web/2026-01-08/1.2.json"), ("web:1", "archive/site_web/2026-01-08/1.json")]);
    }

    [Fact]
    public async Task A_file_whose_order_is_stored_and_which_was_not_moved_yet_lies_in_its_source_folder()
    {
        Remember("1.json", Put("sources/site_web/1.json"), FileOutcome.Inserted, "web:1");

        (await TraceAsync("1.json")).Files.ShouldHaveSingleItem().Path.ShouldBe("sources/site_web/1.json");
    }

    [Fact]
    public async Task What_no_record_knows_is_found_where_it_lies()
    {
        Put("sources/boutique_physique/x.json");
        Put("archive/site_web/2026-01-08/x.json");

        (await TraceAsync("x.json")).Files.Select(f => (f.Channel, f.State)).ShouldBe([("web", "unrecorded"), ("boutique", "waiting")]);
    }

    [Fact]
    public async Task A_file_in_flight_tells_since_when_how_often_and_what_holds_it_up()
    {
        Put("sources/site_web/x.json");
        _memory.Working.Add(new FileInFlight(Channel.Web, "x.json", OrderText.Now, 3, "FormatException: Amina"));

        var file = (await TraceAsync("x.json", withReasons: true)).Files.ShouldHaveSingleItem();
        (file.State, file.ReceivedAt, file.Attempts, file.Trouble, file.Path).ShouldBe(("in flight", OrderText.Now, 3, "FormatException: Amina", "sources/site_web/x.json"));
        (await TraceAsync("x.json")).Files[0].Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_replayed_file_lies_in_one_place_for_each_of_its_records()
    {
        Remember("1.json", Put("archive/site_web/2026-01-08/1.json", OrderText.Example), FileOutcome.Inserted, "web:234", Fingerprint());
        Remember("1.json", new FileStamp(OrderText.Example.Length, new DateTime(2026, 1, 8, 0, 0, 0, DateTimeKind.Utc)), FileOutcome.Inserted, "web:234", Fingerprint());

        (await TraceAsync("234")).Files.Select(f => (f.State, f.Path)).ShouldBe([("inserted", "archive/site_web/2026-01-08/1.json"), ("inserted", "archive/site_web/2026-01-08/1.json")]);
    }

    [Fact]
    public async Task A_rejected_file_that_was_put_back_waits_besides()
    {
        Remember("1.json", Put("sources/site_web/1.json"), FileOutcome.Rejected, null);

        (await TraceAsync("1.json")).Files.Select(f => (f.State, f.Path)).ShouldBe([("rejected", "sources/site_web/1.json"), ("waiting", "sources/site_web/1.json")]);
    }

    [Fact]
    public async Task A_forgotten_file_is_answered_for_by_its_order_or_its_reason()
    {
        Put("archive/site_web/2026-01-08/1.json", OrderText.Example);
        _memory.Orders.Add(new OrderEntry("web:234", "web", "234", "1.json", Fingerprint(), OrderText.Now, OrderText.Now.AddSeconds(1), "here"));
        Put("rejected/site_web/2.json");
        ReasonFile.Write(Path.Combine(_data, "rejected/site_web/2.json"), new Rejection("2.json", "site_web", OrderText.Now, 5, [new Violation("poison", "$", "x", "y")]));

        var trace = await TraceAsync("1.json");
        var archived = trace.Files.ShouldHaveSingleItem();
        (archived.State, archived.Order, archived.ReceivedAt, archived.EndedAt).ShouldBe(("unrecorded", "web:234", OrderText.Now, OrderText.Now.AddSeconds(1)));
        trace.Orders.ShouldHaveSingleItem().Key.ShouldBe("web:234");
        var rejected = (await TraceAsync("2.json")).Files.ShouldHaveSingleItem();
        (rejected.EndedAt, rejected.Attempts, rejected.Reasons[0]).ShouldBe((OrderText.Now, 5, "poison"));
    }

    [Theory]
    [InlineData("a b.json")]
    [InlineData("été-\u00e9🛒.json")]
    [InlineData("tab\tand\nline.json")]
    [InlineData("[red]x.json")]
    [InlineData("back\\slash.json")]
    [InlineData("web:1:2.json")]
    [InlineData("%2e%2e.json")]
    public async Task Names_of_any_characters_are_found(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        Put($"sources/site_web/{name}");
        Remember(name, Put($"archive/site_web/2026-01-08/{name}", "other"), FileOutcome.Inserted, "web:1");

        (await TraceAsync(name)).Files.Select(f => (f.File, f.State)).ShouldBe([(name, "inserted"), (name, "waiting")]);
        (await TraceAsync($"sources/site_web/{name}")).Files.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_lies_nowhere_any_more_is_still_answered_for()
    {
        Remember("1.json", new FileStamp(5, OrderText.Now.UtcDateTime), FileOutcome.Inserted, "web:1");

        (await TraceAsync("1.json")).Files.ShouldHaveSingleItem().Path.ShouldBeNull();
    }

    [Fact]
    public async Task Only_those_who_may_see_it_are_told_what_a_rejected_file_holds()
    {
        Remember("1.json", Put("rejected/site_web/1.json"), FileOutcome.Rejected, null);
        ReasonFile.Write(Path.Combine(_data, "rejected/site_web/1.json"), new Rejection("1.json", "site_web", OrderText.Now, 1, [new Violation("range", "$.client_id", "Amina", "text")]));

        (await TraceAsync("1.json")).Files[0].Rejection.ShouldBeNull();
        (await TraceAsync("1.json", withReasons: true)).Files[0].Rejection.ShouldNotBeNull().Violations[0].Found.ShouldBe("Amina");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("a\0b.json")]
    [InlineData("nobody.json")]
    public async Task What_is_not_there_is_not_found(string item)
    {
        var trace = await TraceAsync(item);

        trace.Files.ShouldBeEmpty();
        trace.Orders.ShouldBeEmpty();
    }

    private Task<Trace> TraceAsync(string item, bool withReasons = false) => new Tracing(new PlacedFiles(_data), _memory, _memory, _memory, OrderText.Parser).FindAsync(item, withReasons, CancellationToken.None);

    private void Remember(string name, FileStamp stamp, FileOutcome outcome, string? order, string fingerprint = "print") => _memory.Entries.Insert(0, new JournalEntry(
        new FileRecord(Channel.Web, name, stamp, outcome, OrderText.Now, 2, order, fingerprint, null, []), OrderText.Now.AddMinutes(_memory.Entries.Count), "here"));

    private static string Fingerprint() => OrderText.Parser.Read(System.Text.Encoding.UTF8.GetBytes(OrderText.Example), Channel.Web).Fingerprint!;

    private FileStamp Put(string path, string content = "content")
    {
        var full = Path.Combine(_data, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return EntryFacts.Of(full)!.Value.Stamp;
    }

    private sealed class Memory : IFileTrail, IOrderLedger, IFilesInFlight
    {
        public List<JournalEntry> Entries { get; } = [];

        public List<OrderEntry> Orders { get; } = [];

        public List<FileInFlight> Working { get; } = [];

        Task<IReadOnlyList<FileInFlight>> IFilesInFlight.FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FileInFlight>>([.. Working.Where(w => names.Contains(w.File))]);

        public Task<IReadOnlyList<JournalEntry>> FindFileAsync(string name, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JournalEntry>>([.. Entries.Where(e => e.Record.File == name)]);

        public Task<IReadOnlyList<JournalEntry>> FindOrdersAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JournalEntry>>([.. Entries.Where(e => keys.Contains(e.Record.Order))]);

        public IAsyncEnumerable<OrderEntry> ReadAsync(CancellationToken cancellationToken) => Orders.ToAsyncEnumerable();

        public Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OrderEntry>>([.. Orders.Where(o => keys.Contains(o.Key))]);
    }
}
