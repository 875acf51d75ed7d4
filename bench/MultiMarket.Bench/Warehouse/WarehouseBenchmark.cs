using System.Diagnostics;
using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Bench.Output;
using MultiMarket.Bench.Processes;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse;

namespace MultiMarket.Bench.Warehouse;

/// <summary>The embedded warehouse over a generated history: start-up, reports, inserts, point reads and memory.</summary>
internal static class WarehouseBenchmark
{
    private const double MemoryLimit = 300e6;

    public static async Task<int> RunAsync(string[] args)
    {
        var orders = 1_000_000;
        if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out orders)))
        {
            await Console.Error.WriteLineAsync("warehouse takes one argument at most, the number of orders");
            return 2;
        }

        Figures.Title($"Embedded warehouse over {orders:N0} generated orders, the server in a process of its own; processor time and memory are the server's");
        var file = await OrdersFile.EnsureAsync(orders);
        await StartAsync(file);
        foreach (var report in ReportNames.All) await ReportAsync(file, report);
        await TopProductsAsync();
        await InsertAsync(file, indexed: false);
        await InsertAsync(file, indexed: true);
        await ReadAsync(file);
        await BoundedStageAsync(file);
        return 0;
    }

    private static async Task StartAsync(string file)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await WarehouseProcess.StartAsync(file);
        var count = await Orders(server).EstimatedDocumentCountAsync();
        var wall = watch.Elapsed;
        var size = await Database(server).RunCommandAsync<BsonDocument>(new BsonDocument("collStats", WarehouseOptions.Collection));
        Figures.Line(
            "start of the process until the orders are counted", $"{wall.TotalSeconds:N2} s", $"< 2 s", wall.TotalSeconds < 2,
            $"processor {ProcessUsage.ProcessorTime(server.Id).TotalSeconds:N2} s, {ProcessUsage.OwnMemory(server.Id) / 1e6:N0} MB; {count:N0} orders of {size["avgObjSize"].ToDouble():N0} bytes");
    }

    // Each in a server of its own: what one report has warmed up must not help the next.
    private static async Task ReportAsync(string file, string name)
    {
        await using var server = await WarehouseProcess.StartAsync(file);
        var collection = Orders(server);
        var pipeline = Pipeline(name);
        List<BsonDocument> rows = [];
        var first = await Observation.OfAsync(server.Id, async () => rows = await Collect(collection, pipeline));
        var again = await Observation.OfAsync(server.Id, async () => rows = await Collect(collection, pipeline));
        Figures.Line(
            $"report {name}, first run after start", $"{first.Wall.TotalSeconds:N2} s", $"<= 2 s", first.Wall.TotalSeconds <= 2,
            $"processor {first.Processor.TotalSeconds:N2} s, {first.Megabytes:N0} MB{Over(first)}; again {again.Wall.TotalSeconds:N2} s; {rows.Count} rows");
    }

    private static async Task TopProductsAsync()
    {
        var file = await OrdersFile.EnsureAsync(100_000);
        await using var server = await WarehouseProcess.StartAsync(file);
        var collection = Orders(server);
        BsonDocument[] pipeline =
        [
            new("$unwind", "$produits"),
            new("$group", new BsonDocument { { "_id", "$produits.produit_id" }, { "quantite", new BsonDocument("$sum", "$produits.quantite") } }),
            new("$sort", new BsonDocument("quantite", -1)),
            new("$limit", 10),
        ];
        var runs = new List<Observation>();
        for (var run = 0; run < 10; run++) runs.Add(await Observation.OfAsync(server.Id, () => Collect(collection, pipeline)));
        var median = Quantiles.Of([.. runs.Select(r => r.Wall.TotalSeconds)], 0.5);
        Figures.Line(
            "top 10 by $unwind and $group over 100,000 orders, median of 10", $"{median:N3} s", $"<= 0.2 s", median <= 0.2,
            $"first {runs[0].Wall.TotalSeconds:N2} s, fastest {runs.Min(r => r.Wall.TotalSeconds):N3} s; processor {runs.Min(r => r.Processor.TotalSeconds):N2} s at least, {runs.Max(r => r.Megabytes):N0} MB");
    }

    private static async Task InsertAsync(string file, bool indexed)
    {
        const int Count = 200_000;
        await using var server = await WarehouseProcess.StartAsync(file);
        var output = "";
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Warehouse", "insert.py"));
        var observed = await Observation.OfAsync(server.Id, async () =>
            output = await Pymongo.RunAsync(script, server.ConnectionString, "commandes", Count.ToString(CultureInfo.InvariantCulture), indexed ? "indexed" : "plain"));
        var figures = output.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        Figures.Line(
            $"pymongo, unordered batches of 1,000, journalled{(indexed ? ", report index" : "")}", $"{figures[0]:N0} inserts/s", $">= 30,000/s", figures[0] >= 30_000,
            $"processor {observed.Processor.TotalSeconds / Count * 1e6:N1} us each, {observed.Megabytes:N0} MB{Over(observed)}; client {figures[1]:N1} s; {Count:N0} orders of {figures[2]:N0} bytes");
        await new MongoClient(server.ConnectionString).DropDatabaseAsync("bench");
    }

    private static async Task ReadAsync(string file)
    {
        const int Reads = 100_000;
        await using var server = await WarehouseProcess.StartAsync(file);
        var sample = await Collect(Orders(server), [new("$sample", new BsonDocument("size", 5000)), new("$project", new BsonDocument("_id", 1))]);
        string[] ids = [.. sample.Select(document => document["_id"].AsString)];
        await PointReads.MeasureAsync(server.Port, ids, connections: 2, outstanding: 16, reads: 20_000);
        var rate = 0.0;
        var observed = await Observation.OfAsync(server.Id, async () => rate = await PointReads.MeasureAsync(server.Port, ids, connections: 2, outstanding: 16, Reads));
        Figures.Line(
            "point reads by _id, 2 connections, 16 requests outstanding", $"{rate:N0} reads/s", $">= 20,000/s", rate >= 20_000,
            $"processor {observed.Processor.TotalSeconds / Reads * 1e6:N1} us each, {observed.Megabytes:N0} MB{Over(observed)}");
    }

    // One group for every order: more than a stage may hold.
    private static async Task BoundedStageAsync(string file)
    {
        await using var server = await WarehouseProcess.StartAsync(file);
        var code = 0;
        var observed = await Observation.OfAsync(server.Id, async () =>
        {
            try
            {
                await Collect(Orders(server), [new("$group", new BsonDocument { { "_id", "$_id" }, { "commande", new BsonDocument("$push", "$$ROOT") } })]);
            }
            catch (MongoCommandException refusal)
            {
                code = refusal.Code;
            }
        });
        Figures.Line("a $group of more than 100 MB is refused", $"code {code}", $"code 292", code == 292, $"after {observed.Wall.TotalSeconds:N2} s, {observed.Megabytes:N0} MB{Over(observed)}");
    }

    private static string Over(Observation observed) => observed.PeakMemory > MemoryLimit ? " (limit 300 MB: MISSED)" : "";

    private static IMongoDatabase Database(WarehouseProcess server) => new MongoClient(server.ConnectionString).GetDatabase(WarehouseOptions.DefaultDatabase);

    private static IMongoCollection<BsonDocument> Orders(WarehouseProcess server) => Database(server).GetCollection<BsonDocument>(WarehouseOptions.Collection);

    private static async Task<List<BsonDocument>> Collect(IMongoCollection<BsonDocument> collection, BsonDocument[] pipeline)
    {
        using var cursor = await collection.AggregateAsync<BsonDocument>(pipeline);
        return await cursor.ToListAsync();
    }

    private static BsonDocument[] Pipeline(string report)
    {
        using var stream = typeof(WarehouseOptions).Assembly.GetManifestResourceStream($"MultiMarket.Warehouse.Reports.{report}.json")!;
        using var reader = new StreamReader(stream);
        return [.. BsonDocument.Parse($"{{ \"stages\": {reader.ReadToEnd()} }}")["stages"].AsBsonArray.Select(stage => stage.AsBsonDocument)];
    }
}
