using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using MultiMarket.EmbeddedMongo;

namespace MultiMarket.Drills.Outages;

/// <summary>A warehouse that is not there yet when the host starts is waited for, if it was ever there.</summary>
public sealed class DownAtStart
{
    [Fact]
    public async Task Down_at_start()
    {
        var folder = Directory.CreateTempSubdirectory("multimarket-drill-");
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(folder.FullName, "warehouse.db") }, NullLogger.Instance, CancellationToken.None);
        await using var proxy = new WarehouseProxy(server.Port);
        await using var host = await HostProcess.StartAsync(options: ["--no-simulation", "--mongodb", $"{proxy.Uri}/?serverSelectionTimeoutMS=1500"]);
        (await host.StopAsync()).ShouldBe(0, host.Output);

        proxy.Down();
        host.Launch();
        var content = OrderTexts.Of("web", "early");
        host.Drop("site_web", "early.json", content);
        await Eventually.BecomesAsync(
            "the status says that the warehouse is away",
            () => host.GetAsync("/api/status"),
            s => !s.GetProperty("warehouse").GetProperty("available").GetBoolean(),
            TimeSpan.FromSeconds(40));
        host.HasExited.ShouldBeFalse(host.Output);
        proxy.Up();
        var orders = new MongoClient(server.ConnectionString).GetDatabase("multi_market").GetCollection<BsonDocument>("commandes");
        await Drill.ShouldEndWellAsync(host, [DroppedFile.Of("site_web", "early.json", content, ExpectedFate.Archived)], orders);
        folder.Delete(recursive: true);
    }
}
