namespace MultiMarket.Drills.Support;

/// <summary>One host with fault points for drills that leave it well behind them, and every file that was dropped into it.</summary>
public sealed class FaultyStage : IAsyncLifetime
{
    private const string Source = "site_web";
    private readonly List<DroppedFile> _dropped = [];

    /// <summary>Old enough not to be taken for the time of a file that is still being written.</summary>
    public static DateTime LongAgo { get; } = DateTime.UnixEpoch.AddYears(50);

    internal FaultyHost Faults { get; private set; } = null!;

    public HostProcess Host => Faults.Process;

    public async Task InitializeAsync() => Faults = await FaultyHost.StartAsync("--no-simulation");

    public async Task DisposeAsync() => await Faults.DisposeAsync();

    /// <summary>The source folder of the web site.</summary>
    public string Folder => Path.Combine(Host.Data, "sources", Source);

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Drops a file whole; one of the same name is replaced in one step.</summary>
    public void Put(string name, byte[] content, ExpectedFate fate = ExpectedFate.Archived, DateTime? lastWrite = null)
    {
        var hidden = PathOf($".{name}.part");
        File.WriteAllBytes(hidden, content);
        if (lastWrite is { } time) File.SetLastWriteTimeUtc(hidden, time);
        File.Move(hidden, PathOf(name), overwrite: true);
        Remember(name, content, fate);
    }

    /// <summary>Writes over a file in its place.</summary>
    public void Overwrite(string name, byte[] content, ExpectedFate fate = ExpectedFate.Archived)
    {
        File.WriteAllBytes(PathOf(name), content);
        Remember(name, content, fate);
    }

    /// <summary>Takes note of a file that was put there by other means.</summary>
    public void Remember(string name, byte[] content, ExpectedFate fate = ExpectedFate.Archived) => _dropped.Add(DroppedFile.Of(Source, name, content, fate));

    /// <summary>Waits until a file has left its source folder.</summary>
    public Task LeavesAsync(string name) => Eventually.TrueAsync($"{name} leaves its folder", () => !File.Exists(PathOf(name)), TimeSpan.FromSeconds(60));

    /// <summary>The folders of the archive, by day, that hold a file of this name.</summary>
    public IEnumerable<string> DaysOf(string name) => Host.Archived(Source).Where(f => Path.GetFileName(f) == name).Select(f => Path.GetFileName(Path.GetDirectoryName(f)!));

    /// <summary>Whether an order is stored.</summary>
    public async Task<bool> HoldsAsync(string orderId) => await Host.Orders.CountDocumentsAsync(new MongoDB.Bson.BsonDocument("_id", $"web:{orderId}")) == 1;

    /// <summary>Everything that must hold holds.</summary>
    public async Task EndAsync() => _dropped.AddRange(await Drill.ShouldEndWellAsync(Host, _dropped));
}

/// <summary>The classes that share the host.</summary>
[CollectionDefinition(Name)]
public sealed class FaultyStageDrills : ICollectionFixture<FaultyStage>
{
    public const string Name = "faulty stage";
}
