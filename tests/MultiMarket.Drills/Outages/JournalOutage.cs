using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using MultiMarket.EmbeddedMongo;

namespace MultiMarket.Drills.Outages;

/// <summary>
/// A warehouse that reads but does not write, with the simulators running and a history being written: one line for each part when it
/// begins and when it ends, and the history goes on by itself.
/// </summary>
public sealed class JournalOutage
{
    private const int History = 1_500;
    private const int Block = 100;
    private static readonly string[] Channels = ["web", "mobile", "boutique"];

    [Fact]
    public Task Journal_lost_during_a_history() => RunAsync(TimeSpan.FromSeconds(8));

    [Fact]
    [Trait("Category", "Slow")]
    public Task Journal_lost_for_a_minute() => RunAsync(TimeSpan.FromSeconds(70));

    private static async Task RunAsync(TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("multimarket-drill-");
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(folder.FullName, "warehouse.db") }, NullLogger.Instance, CancellationToken.None);
        await using var proxy = new WarehouseProxy(server.Port);
        var inserts = 0;
        // The first blocks of numbers are reserved, the others are not.
        proxy.Rule = command => command.Name == "insert" && Interlocked.Increment(ref inserts) > 20 ? Treatment.Error(14031, "OutOfDiskSpace", "no space left on device") : Treatment.Pass;
        await using var host = HostProcess.Prepare(options: ["--backfill", $"{History}", "--mongodb", proxy.Uri]);
        host.Launch();
        await Eventually.BecomesAsync("every simulator waits for its journal", () => host.GetAsync("/api/status"), s => States(s).All(state => state == "waiting"), TimeSpan.FromSeconds(60));
        await Task.Delay(time, TimeProvider.System);
        proxy.Rule = _ => Treatment.Pass;

        await Eventually.BecomesAsync("every simulator runs again", () => host.GetAsync("/api/status"), s => States(s).All(state => state == "running"), TimeSpan.FromSeconds(60));
        var orders = new MongoClient(server.ConnectionString).GetDatabase("multi_market").GetCollection<BsonDocument>("commandes");
        // The block that was reserved when the journal went may be lost, and with it as many numbers.
        await Eventually.BecomesAsync("the history is stored", () => orders.CountDocumentsAsync(new BsonDocument()), n => n >= Channels.Length * (History - Block), TimeSpan.FromSeconds(60));
        await Eventually.BecomesAsync("the simulators can be paused", () => host.CliAsync("pause", "all"), done => done.ExitCode == 0, TimeSpan.FromSeconds(20));
        await Flow.ShouldReconcileAsync(host);
        await Flow.ShouldHaveNoDeadActorAsync(host);
        await Invariant.ShouldHoldAsync(host.Data, orders, dropped: null);
        foreach (var channel in Channels)
        {
            Lines(host, $"The simulator of {channel} waits for its journal").ShouldBe(1, host.Output);
            Lines(host, $"The simulator of {channel} has its journal again").ShouldBe(1, host.Output);
        }

        folder.Delete(recursive: true);
    }

    private static int Lines(HostProcess host, string text) => host.Output.Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal));

    private static List<string?> States(JsonElement status) =>
        [.. status.GetProperty("channels").EnumerateArray().Select(c => c.GetProperty("simulation").GetProperty("state").GetString())];
}
