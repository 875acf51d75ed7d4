using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Drills.Ledger;

/// <summary>Whatever happened to a file is answerable, also when the host is killed while it happens.</summary>
public sealed class JournalDrill
{
    [Fact]
    public async Task Every_file_has_one_record_of_what_became_of_it_however_often_the_host_is_killed()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 200; i++)
            {
                host.Drop("site_web", $"{round}-{i}.json", LedgerOrders.Web($"{round}-{i}"));
                if (i % 10 == 0) host.Drop("site_web", $"{round}-{i}-again.json", LedgerOrders.Web($"{round}-{i}"));
                if (i % 10 == 1) host.Drop("site_web", $"{round}-{i}-bad.json", "{ oops"u8.ToArray());
                if (i % 10 == 2) host.Drop("site_web", $"{round}-{i}-other.json", LedgerOrders.Web($"{round}-{i}", price: "1"));
            }

            await Eventually.TrueAsync("files are on their way", () => host.Archived("site_web").Length > round * 200, TimeSpan.FromSeconds(20));
            host.Kill();
            await host.StartAsync();
        }

        await Eventually.TrueAsync("every file has left its folder", () => host.Waiting("site_web").Length == 0, TimeSpan.FromSeconds(60));
        await host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);

        var journal = new MongoClient(host.WarehouseUri).GetDatabase("multi_market").GetCollection<BsonDocument>("journal_fichiers");
        var records = await journal.Find(new BsonDocument()).ToListAsync();
        records.Select(r => r["fichier"].AsString).ShouldBeUnique();
        // Which of two files comes first is chance, so that one with the other's content is the conflict now and then.
        records.Count.ShouldBe(3 * (200 + 20 + 20 + 20));
        records.Count(r => r["issue"] == "insérée").ShouldBe(600);
        records.Count(r => r["issue"] == "doublon").ShouldBe(60);
        records.Count(r => r["issue"] == "rejetée").ShouldBe(120);
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(600);
        await Doctor.ShouldFindAllWellAsync(host);
    }

    [Fact]
    public async Task Trace_tells_of_files_and_orders_and_of_no_client_without_the_token()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        host.Drop("site_web", "first.json", LedgerOrders.Web("T1"));
        await host.CountsBecomeAsync("the first file is taken in", c => c.Inserted == 1);
        host.Drop("site_web", "again.json", LedgerOrders.Web("T1"));
        host.Drop("site_web", "bad.json", System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(LedgerOrders.Web("T2")).Replace("\"client_id\":\"secret-client\"", "\"client_id\":[\"secret-client\"]", StringComparison.Ordinal)));
        await host.CountsBecomeAsync("every file has its fate", c => c is { Duplicate: 1, Rejected: 1, InFlight: 0 });

        var (exitCode, output, errors) = await host.CliAsync("trace", "T1");
        exitCode.ShouldBe(0, errors);
        output.ShouldMatch("first.json +inserted .* web:T1 +archive/site_web/[0-9-]+/first.json");
        output.ShouldMatch("again.json +duplicate .* web:T1 +archive/site_web/[0-9-]+/again.json");
        output.ShouldContain("again.json: its order was stored before, from first.json");

        (await host.CliAsync("trace", "bad.json")).Output.ShouldMatch(@"bad.json +rejected[^\n]+rejected/site_web/bad.json");
        var anonymous = await host.GetAsync("/api/trace?item=bad.json");
        anonymous.GetProperty("files")[0].GetProperty("reasons")[0].GetString().ShouldBe("type");
        anonymous.GetProperty("files")[0].GetProperty("rejection").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var item in (string[])["T1", "T2", "first.json", "bad.json"]) (await host.GetAsync($"/api/trace?item={item}")).GetRawText().ShouldNotContain("secret-client");

        (exitCode, _, errors) = await host.CliAsync("trace", "../../etc/passwd");
        exitCode.ShouldBe(1);
        errors.ShouldStartWith("Nothing is known of '../../etc/passwd'");
    }

    [Fact]
    public async Task Trace_follows_a_file_of_any_name_while_it_waits_is_taken_in_replayed_rejected_and_retried()
    {
        const string Name = "é 🛒 [red]\u001b[31m;\n.json";
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        (await host.CliAsync("pause", "web", "--ingest")).ExitCode.ShouldBe(0);
        host.Drop("site_web", Name, LedgerOrders.Web("W1"));
        (await TraceAsync(host, Name)).ShouldBe([("waiting", $"sources/site_web/{Name}")]);
        var (exitCode, output, errors) = await host.CliAsync("trace", Name);
        exitCode.ShouldBe(0, errors);
        output.ShouldNotContain("\u001b");

        (await host.CliAsync("resume", "web", "--ingest")).ExitCode.ShouldBe(0);
        await host.CountsBecomeAsync("it is taken in", c => c is { Inserted: 1, InFlight: 0 });
        var archived = $"archive/site_web/{Path.GetFileName(Path.GetDirectoryName(host.Archived("site_web").Single()))}/{Name}";
        (await TraceAsync(host, Name)).ShouldBe([("inserted", archived)]);

        (exitCode, _, errors) = await Programs.RunAsync(Programs.Of("MultiMarket.Host", ["replay", "--from", "2000-01-01", "--data", host.Data, "--http", $"{host.HttpPort}"]));
        exitCode.ShouldBe(0, errors);
        await host.CountsBecomeAsync("it is taken in again", c => c is { Duplicate: 1, InFlight: 0 });
        (await TraceAsync(host, "W1")).ShouldBe([("inserted", archived), ("inserted", archived)]);

        host.Drop("site_web", "half.json", "{ \"order_id\":"u8.ToArray());
        var seen = await Eventually.BecomesAsync("it is looked at", () => TraceAsync(host, "half.json"), t => t is [("in flight" or "rejected", _)], TimeSpan.FromSeconds(10));
        seen[0].Path.ShouldNotBeNull();
        await host.CountsBecomeAsync("it is rejected", c => c is { Rejected: 1, InFlight: 0 });
        (await host.CliAsync("pause", "web", "--ingest")).ExitCode.ShouldBe(0);
        (await host.CliAsync("rejected", "retry", "half.json")).ExitCode.ShouldBe(0);
        (await TraceAsync(host, "half.json")).ShouldBe([("rejected", "sources/site_web/half.json"), ("waiting", "sources/site_web/half.json")]);
        (await host.CliAsync("resume", "web", "--ingest")).ExitCode.ShouldBe(0);
        await host.CountsBecomeAsync("it is rejected again", c => c is { Rejected: 2, InFlight: 0 });
        (await TraceAsync(host, "half.json")).ShouldBe([("rejected", "rejected/site_web/half.json")]);
    }

    private static async Task<IReadOnlyList<(string? State, string? Path)>> TraceAsync(HostProcess host, string item)
    {
        var trace = await host.GetAsync($"/api/trace?item={Uri.EscapeDataString(item)}");
        return [.. trace.GetProperty("files").EnumerateArray().Select(f => (f.GetProperty("state").GetString(), f.GetProperty("path").GetString()))];
    }
}
