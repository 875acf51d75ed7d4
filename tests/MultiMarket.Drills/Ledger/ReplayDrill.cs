using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Drills.Ledger;

/// <summary>A warehouse that was emptied is filled again from the archive, however often that is interrupted.</summary>
public sealed class ReplayDrill
{
    private const int Count = 1_500;

    [Fact]
    public async Task The_archive_fills_an_emptied_warehouse_exactly_but_for_ingestion_also_when_it_is_killed_in_the_middle()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        await FillAsync(host);
        var before = await DumpAsync(host);
        before.Count.ShouldBe(Count);
        var archive = Files(host);

        await host.Orders.Database.DropCollectionAsync("commandes");
        var (exitCode, output, errors) = await Programs.RunAsync(Replay(host));
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("1,500 put into the source folders");
        await ShouldBeAsync(host, before, archive);

        await host.Orders.Database.DropCollectionAsync("commandes");
        using (var replay = Process.Start(Replay(host, "--most-waiting", "40"))!)
        {
            await Eventually.BecomesAsync("some orders are back", () => host.Orders.CountDocumentsAsync(new BsonDocument()), n => n > 100, TimeSpan.FromSeconds(30));
            replay.HasExited.ShouldBeFalse("the orders are too few to interrupt their replay");
            replay.Kill();
            await replay.WaitForExitAsync();
        }

        host.Kill();
        await host.StartAsync();
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBeLessThan(Count);
        (exitCode, _, errors) = await Programs.RunAsync(Replay(host));
        exitCode.ShouldBe(0, errors);
        await ShouldBeAsync(host, before, archive);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Without_a_host_the_files_wait_for_the_next_start_and_what_is_stored_stays_as_it_is()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        for (var i = 0; i < 50; i++) host.Drop("site_web", $"{i}.json", LedgerOrders.Web($"{i}"));
        await host.CountsBecomeAsync("every file is taken in", c => c is { Inserted: 50, InFlight: 0 });
        var before = await host.Orders.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
        var archive = Files(host);
        (await host.StopAsync()).ShouldBe(0);

        var (exitCode, output, errors) = await Programs.RunAsync(Replay(host, "--most-waiting", "10"));
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("the next start takes them in");
        host.Waiting("site_web").Length.ShouldBe(50);

        await host.StartAsync();
        await host.CountsBecomeAsync("every file is a duplicate", c => c is { Duplicate: 50, InFlight: 0 });
        (await host.Orders.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync()).ShouldBe(before);
        Files(host).ShouldBe(archive);
    }

    [Fact]
    public async Task A_replayed_file_whose_order_is_stored_otherwise_by_then_is_rejected_and_archived_no_longer()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        host.Drop("site_web", "first.json", LedgerOrders.Web("1"));
        await host.CountsBecomeAsync("the first is taken in", c => c is { Inserted: 1, InFlight: 0 });
        host.Drop("site_web", "second.json", LedgerOrders.Web("1", price: "9000.00"));
        await host.CountsBecomeAsync("the second is rejected", c => c is { Rejected: 1, InFlight: 0 });
        await host.Orders.Database.DropCollectionAsync("commandes");
        (await host.CliAsync("rejected", "retry", "second.json")).ExitCode.ShouldBe(0);
        await host.CountsBecomeAsync("the second is taken in", c => c is { Inserted: 2, InFlight: 0 });

        var (exitCode, _, errors) = await Programs.RunAsync(Replay(host));
        exitCode.ShouldBe(0, errors);

        await host.CountsBecomeAsync("each has its fate", c => c is { Inserted: 2, Duplicate: 1, Rejected: 2, InFlight: 0 });
        host.Archived("site_web").Select(Path.GetFileName).ShouldBe(["second.json"]);
        File.Exists(host.Rejected("site_web", "first.json")).ShouldBeTrue();
        await Doctor.ShouldFindAllWellAsync(host);
    }

    private static async Task FillAsync(HostProcess host)
    {
        var (exitCode, _, errors) = await Programs.RunAsync(Programs.Of("MultiMarket.Host", ["generate", "--data", host.Data, "--orders", $"{Count}", "--from", "2025-01-01", "--to", "2025-12-31"]));
        exitCode.ShouldBe(0, errors);
        await host.CountsBecomeAsync("every file is taken in", c => c is { Inserted: Count, InFlight: 0 }, seconds: 60);
    }

    private static async Task ShouldBeAsync(HostProcess host, IReadOnlyList<BsonDocument> before, string[] archive)
    {
        // A process that is killed leaves the hidden file behind that it was writing; nobody takes it for an order.
        await Eventually.TrueAsync("no file waits", () => Directory.GetFiles(Path.Combine(host.Data, "sources"), "*.json", SearchOption.AllDirectories).Length == 0, TimeSpan.FromSeconds(60));
        (await DumpAsync(host)).ShouldBe(before);
        Files(host).ShouldBe(archive);
        await Doctor.ShouldFindAllWellAsync(host);
    }

    private static async Task<IReadOnlyList<BsonDocument>> DumpAsync(HostProcess host)
    {
        var documents = await host.Orders.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
        foreach (var document in documents) document.Remove("ingestion");
        return documents;
    }

    private static string[] Files(HostProcess host) =>
        [.. ((string[])["archive", "rejected"]).SelectMany(f => Directory.GetFiles(Path.Combine(host.Data, f), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    private static ProcessStartInfo Replay(HostProcess host, params string[] options) =>
        Programs.Of("MultiMarket.Host", ["replay", "--from", "2000-01-01", "--data", host.Data, "--http", $"{host.HttpPort}", .. options]);
}
