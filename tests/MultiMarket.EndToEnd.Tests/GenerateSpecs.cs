using MongoDB.Bson;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>A generated history and a running host.</summary>
public sealed class GenerateSpecs
{
    private static readonly string[] Days = ["--from", "2025-01-01", "--to", "2025-12-31"];

    [Fact]
    public async Task The_ingest_finds_exactly_the_dirt_that_was_planted()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        var (exitCode, output, errors) = await GenerateAsync(host, "--orders", "2000", "--dirty", "4");

        exitCode.ShouldBe(0, errors);
        output.ShouldContain("The ingest will find 2,000 orders, 20 duplicates and 60 files to reject: 20 missing, 20 type, 20 encoding");
        var counts = await host.CountsBecomeAsync("every file is taken in", c => c.Found == 2_080 && c.InFlight == 0, seconds: 60);
        (counts.Inserted, counts.Duplicate, counts.Rejected).ShouldBe((2_000, 20, 60));
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(2_000);

        var reasons = Directory.GetFiles(Path.Combine(host.Data, "rejected"), "*.reason.json", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
        foreach (var code in (string[])["missing", "type", "encoding"]) reasons.Count(r => r.Contains($"\"{code}\"", StringComparison.Ordinal)).ShouldBe(20, code);
    }

    [Fact]
    public async Task The_warehouse_of_a_running_host_takes_a_history_at_once()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        var (exitCode, output, errors) = await GenerateAsync(host, "--orders", "12000", "--into", "warehouse", "--warehouse-port", $"{host.WarehousePort}");

        exitCode.ShouldBe(0, errors);
        output.ShouldContain("12,000 stored");
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(12_000);
        (await host.Orders.CountDocumentsAsync(new BsonDocument("date_commande", new BsonDocument("$lt", new BsonDateTime(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)))))).ShouldBe(0);
    }

    private static Task<(int ExitCode, string Output, string Errors)> GenerateAsync(HostProcess host, params string[] options) =>
        Programs.RunAsync(Programs.Of("MultiMarket.Host", ["generate", "--data", host.Data, .. Days, .. options]));
}
