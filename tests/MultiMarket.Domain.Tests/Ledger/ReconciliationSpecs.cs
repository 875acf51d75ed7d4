using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Tests.Support;

namespace MultiMarket.Domain.Tests.Ledger;

public sealed class ReconciliationSpecs : IDisposable
{
    private static readonly ReconciliationOptions Stopped = new() { Pace = TimeSpan.FromMilliseconds(1) };
    private readonly string _data = Directory.CreateTempSubdirectory("multimarket-").FullName;
    private readonly OrdersInMemory _orders = new();

    public ReconciliationSpecs() => new OrderFolders(_data).Create();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_system_in_which_everything_has_its_place_is_sound()
    {
        for (var i = 1; i <= 30; i++)
        {
            Archive($"{i}.json", $"{i}", $"2026-01-{(i % 5) + 1:00}");
            Store($"{i}", $"{i}.json");
        }

        Archive("again.json", "7");
        Put("sources/site_web/next.json", Text("31"));
        Reject("bad.json", "oops");
        _orders.Add(new OrderEntry("mobile:G1", "mobile", "G1", null, "print", null, null, null));

        var result = await RunAsync(Stopped);

        result.Differences.ShouldBeEmpty();
        (result.Archived, result.Orders, result.OrdersWithoutFile, result.Repeated, result.Waiting, result.Rejected).ShouldBe((31, 31, 1, 1, 1, 1));
        result.IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_without_its_order_is_named()
    {
        Archive("1.json", "1");
        Archive("2.json", "2");
        Store("2", "2.json");

        var result = await RunAsync(Stopped);

        result.Differences.ShouldHaveSingleItem().ShouldBe(new Difference("file-without-order", "archive/site_web/2026-01-08/1.json", "the warehouse does not hold the order 'web:1'"));
    }

    [Fact]
    public async Task An_order_without_its_file_is_named_also_when_another_file_has_the_name()
    {
        Archive("1.json", "1");
        Store("1", "1.json");
        Store("2", "1.json");

        var difference = (await RunAsync(Stopped)).Differences.ShouldHaveSingleItem();

        (difference.Code, difference.Item).ShouldBe(("order-without-file", "web:2"));
    }

    [Fact]
    public async Task A_file_under_a_numbered_name_counts_as_the_orders_file()
    {
        Archive("1.json", "1");
        Archive("1.2.json", "2");
        Store("1", "1.json");
        Store("2", "1.json");

        (await RunAsync(Stopped)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stored_order_of_other_content_is_named()
    {
        Archive("1.json", "1");
        _orders.Add(Entry("1", "1.json") with { Fingerprint = "another" });

        (await RunAsync(Stopped)).Differences.Select(d => d.Code).ShouldBe(["other-fingerprint", "order-without-file"]);
    }

    [Fact]
    public async Task A_key_that_is_not_the_channel_and_the_order_id_is_named()
    {
        Archive("1.json", "1");
        Store("1", "1.json");
        _orders.Add(Entry("1", null) with { Key = "web:01" });

        (await RunAsync(Stopped)).Differences.ShouldHaveSingleItem().Code.ShouldBe("foreign-key");
    }

    [Fact]
    public async Task A_rejected_file_without_a_reason_is_named_and_a_reason_without_a_file_is_a_leftover()
    {
        Put("rejected/site_web/bad.json", "oops");
        Put("rejected/site_web/gone.json.reason.json", "{}");
        Put("sources/site_web/.moved.json.0123abcd.tmp", "{}");
        Put("sources/site_web/.someone-elses.tmp", "{}");

        var result = await RunAsync(Stopped);

        result.Differences.ShouldHaveSingleItem().Item.ShouldBe("rejected/site_web/bad.json");
        result.Leftovers.ShouldBe(["rejected/site_web/gone.json.reason.json", "sources/site_web/.moved.json.0123abcd.tmp"]);
    }

    [Fact]
    public async Task A_file_both_archived_and_rejected_is_named_unless_the_contents_differ()
    {
        Archive("1.json", "1");
        Store("1", "1.json");
        Reject("1.json", Text("1"));
        Archive("2.json", "2");
        Store("2", "2.json");
        Reject("2.json", "other content");

        var difference = (await RunAsync(Stopped)).Differences.ShouldHaveSingleItem();

        (difference.Code, difference.Item).ShouldBe(("archived-and-rejected", "rejected/site_web/1.json"));
    }

    [Fact]
    public async Task What_lies_in_the_archive_and_is_no_order_is_named()
    {
        Put("archive/site_web/2026-01-08/junk.json", "junk");

        (await RunAsync(Stopped)).Differences.ShouldHaveSingleItem().Code.ShouldBe("not-an-order");
    }

    [Fact]
    public async Task A_stored_order_whose_file_still_waits_is_in_flight()
    {
        Put("sources/site_web/1.json", Text("1"));
        Store("1", "1.json");

        var result = await RunAsync(Stopped);

        (result.IsSound, result.InFlight).ShouldBe((true, 1));
    }

    [Fact]
    public async Task On_a_live_system_what_arrives_meanwhile_is_no_difference()
    {
        Store("1", "1.json");
        _orders.BeforeLook = look => { if (look == 2) Archive("1.json", "1"); };

        (await RunAsync(Stopped with { Live = true })).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_live_system_what_stays_wrong_is_a_difference()
    {
        Store("1", "1.json");

        (await RunAsync(Stopped with { Live = true })).Differences.ShouldHaveSingleItem();
        _orders.Looks.ShouldBe(3);
    }

    [Fact]
    public async Task Orders_stored_after_the_beginning_are_left_to_the_next_check()
    {
        _orders.Add(Entry("1", "1.json") with { InsertedAt = OrderText.Now.AddSeconds(1) });

        var result = await RunAsync(Stopped with { Live = true });

        (result.IsSound, result.Stored).ShouldBe((true, 1));
    }

    [Fact]
    public async Task More_differences_than_can_be_listed_are_counted()
    {
        for (var i = 0; i < 25; i++) Archive($"{i}.json", $"{i}");

        var result = await RunAsync(Stopped with { MostDifferences = 10 });

        (result.Differences.Count, result.DifferenceCount).ShouldBe((10, 25));
        result.DifferenceCounts.ShouldBe(new Dictionary<string, long> { ["file-without-order"] = 25 });
    }

    private Task<Reconciled> RunAsync(ReconciliationOptions options) =>
        new Reconciliation(new PlacedFiles(_data), _orders, OrderText.Parser, new FixedTime(OrderText.Now), options).RunAsync(null, CancellationToken.None);

    private void Archive(string name, string id, string day = "2026-01-08") => Put($"archive/site_web/{day}/{name}", Text(id));

    private void Reject(string name, string content)
    {
        Put($"rejected/site_web/{name}", content);
        ReasonFile.Write(Path.Combine(_data, "rejected", "site_web", name), new Rejection(name, "site_web", OrderText.Now, 1, []));
    }

    private void Put(string path, string content)
    {
        var full = Path.Combine(_data, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    private void Store(string id, string file) => _orders.Add(Entry(id, file));

    private static OrderEntry Entry(string id, string? file) => new(
        $"web:{id}", "web", id, file, OrderText.Parser.Read(Encoding.UTF8.GetBytes(Text(id)), Channel.Web).Fingerprint, OrderText.Now, OrderText.Now.AddMinutes(-1), "here");

    private static string Text(string id) => OrderText.With("\"234\"", $"\"{id}\"");

    private sealed class OrdersInMemory : IOrderLedger
    {
        private readonly SortedDictionary<string, OrderEntry> _entries = new(Utf8Order.Instance);

        /// <summary>Called with the number of each look at single orders.</summary>
        public Action<int> BeforeLook { get; set; } = _ => { };

        public int Looks { get; private set; }

        public void Add(OrderEntry entry) => _entries.Add(entry.Key, entry);

        public IAsyncEnumerable<OrderEntry> ReadAsync(CancellationToken cancellationToken) => _entries.Values.ToAsyncEnumerable();

        public Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        {
            BeforeLook(++Looks);
            return Task.FromResult<IReadOnlyList<OrderEntry>>([.. keys.Where(_entries.ContainsKey).Select(k => _entries[k])]);
        }
    }
}
