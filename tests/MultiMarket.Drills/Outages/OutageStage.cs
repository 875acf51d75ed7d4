using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using MultiMarket.EmbeddedMongo;

namespace MultiMarket.Drills.Outages;

/// <summary>A host whose warehouse lies behind a proxy; the drills of a class share it, one after the other.</summary>
public sealed class OutageStage : IAsyncLifetime
{
    private readonly List<DroppedFile> _dropped = [];
    private readonly string _folder = HostProcess.TemporaryFolder();
    private int _files;

    internal EmbeddedMongoServer Server { get; private set; } = null!;

    internal WarehouseProxy Proxy { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    /// <summary>The orders, without the proxy in between.</summary>
    internal IMongoCollection<BsonDocument> Orders { get; private set; } = null!;

    /// <summary>What the host has written to its console since the drill began.</summary>
    internal IReadOnlyList<string> Log => Host.Output[Mark..].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many outages have begun since then, by the log.</summary>
    internal int Outages => Log.Count(l => l.Contains("is unavailable; orders wait", StringComparison.Ordinal));

    private int Mark { get; set; }

    public async Task InitializeAsync()
    {
        Server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "warehouse.db") }, NullLogger.Instance, CancellationToken.None);
        Proxy = new WarehouseProxy(Server.Port);
        Orders = new MongoClient(Server.ConnectionString).GetDatabase("multi_market").GetCollection<BsonDocument>("commandes");
        Host = await HostProcess.StartAsync(options: ["--no-simulation", "--mongodb", $"{Proxy.Uri}/?serverSelectionTimeoutMS=1500"]);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A drill begins: only what is logged from here on counts.</summary>
    internal void Begin()
    {
        Proxy.Rule = _ => Treatment.Pass;
        Mark = Host.Output.Length;
    }

    /// <summary>Drops orders into all channels, every fifth one a duplicate of the one before.</summary>
    internal IReadOnlyList<DroppedFile> Drop(int count)
    {
        var files = new List<DroppedFile>(count);
        for (var i = 0; i < count; i++)
        {
            var number = ++_files;
            var channel = (number / 5 % 3) switch { 0 => "web", 1 => "mobile", _ => "boutique" };
            files.Add(Put(channel, $"outage-{number}.json", OrderTexts.Of(channel, $"outage-{(number % 5 == 4 ? number - 1 : number)}")));
        }

        return files;
    }

    internal DroppedFile Put(string channel, string name, byte[] content, ExpectedFate fate = ExpectedFate.Archived)
    {
        Host.Drop(OrderTexts.FolderOf(channel), name, content);
        var file = DroppedFile.Of(OrderTexts.FolderOf(channel), name, content, fate);
        _dropped.Add(file);
        return file;
    }

    /// <summary>Waits until the status says that the warehouse is away, and why.</summary>
    internal Task StatusSaysAwayAsync(string why) => Eventually.BecomesAsync(
        $"the status says that the warehouse is away: {why}",
        () => Host.GetAsync("/api/status"),
        s => s.GetProperty("warehouse") is var w && !w.GetProperty("available").GetBoolean() && w.GetProperty("trouble").GetString()!.Contains(why, StringComparison.OrdinalIgnoreCase),
        TimeSpan.FromSeconds(40));

    /// <summary>Waits until every order dropped so far is archived; returns how long the first fresh order took.</summary>
    internal async Task<TimeSpan> FlowsAgainAsync()
    {
        var clock = Stopwatch.StartNew();
        _dropped.AddRange(await Flow.ShouldResumeAsync(Host, seconds: 60));
        var resumed = clock.Elapsed;
        await Flow.SettlesAsync(Host, _dropped);
        return resumed;
    }

    /// <summary>The drill has ended: everything that must hold holds, nothing was rejected, and the log was not flooded.</summary>
    internal async Task EndAsync(int outages)
    {
        _dropped.AddRange(await Drill.ShouldEndWellAsync(Host, _dropped, Orders));
        var log = string.Join('\n', Log);
        Outages.ShouldBe(outages, log);
        Log.Count(l => l.Contains("is back after", StringComparison.Ordinal)).ShouldBe(outages, log);
        // A server that lets nobody in refuses the index too, which is told once beside the outage.
        Log.Count(l => (l.Contains(" WRN ", StringComparison.Ordinal) || l.Contains(" ERR ", StringComparison.Ordinal)) && !l.Contains("The index of", StringComparison.Ordinal)).ShouldBe(outages, log);
        Log.Count(l => l.Contains("The index of", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1, log);
        Directory.GetFiles(Path.Combine(Host.Data, "rejected"), "*.reason.json", SearchOption.AllDirectories).Length.ShouldBe(_dropped.Count(d => d.Fate == ExpectedFate.Rejected));
    }
}
