using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;
using MultiMarket.EmbeddedMongo;

namespace MongoDB.Specs.Support;

/// <summary>
/// One real server for the whole run: the one that MULTIMARKET_TEST_MONGODB names, else the embedded one. Every spec takes a database of its own.
/// </summary>
public sealed class WarehouseFixture : IAsyncLifetime
{
    public const string Collection = "A real server";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"mongodb-specs-{Guid.NewGuid():N}");
    private readonly List<string> _databases = [];
    private EmbeddedMongoServer? _embedded;
    private int _count;

    public MongoClient Client { get; private set; } = null!;

    /// <summary>A database that nobody else uses; it is dropped at the end.</summary>
    public IMongoDatabase NewDatabase()
    {
        var name = $"specs_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        lock (_databases)
        {
            _databases.Add(name);
        }

        return Client.GetDatabase(name);
    }

    public async Task InitializeAsync()
    {
        var address = Environment.GetEnvironmentVariable("MULTIMARKET_TEST_MONGODB");
        if (address is null)
        {
            Directory.CreateDirectory(_folder);
            _embedded = await EmbeddedMongoServer.StartAsync(
                new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "specs.db") }, NullLogger.Instance, CancellationToken.None);
            address = _embedded.ConnectionString;
        }

        Client = new MongoClient(address);
    }

    public async Task DisposeAsync()
    {
        foreach (var name in _databases)
        {
            await Client.DropDatabaseAsync(name);
        }

        Client.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}

[CollectionDefinition(WarehouseFixture.Collection)]
public sealed class WarehouseCollection : ICollectionFixture<WarehouseFixture>;
