using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.EmbeddedMongo;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>One embedded server for the whole run; every warehouse opened on it has a database of its own.</summary>
public sealed class WarehouseServer : IAsyncLifetime
{
    public const string Collection = "warehouse";

    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-specs-").FullName;
    private EmbeddedMongoServer? _server;
    private int _databases;

    /// <summary>A warehouse on the shared server, empty.</summary>
    public OpenWarehouse Open() => OpenAt($"mongodb://127.0.0.1:{_server!.Port}/specs_{Interlocked.Increment(ref _databases)}");

    /// <summary>A warehouse at any address.</summary>
    public static OpenWarehouse OpenAt(string connectionString) => new(new WarehouseOptions { ConnectionString = connectionString });

    public async Task InitializeAsync() => _server = await EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "specs.db") }, NullLogger.Instance, default);

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(WarehouseServer.Collection)]
public sealed class WarehouseServerCollection : ICollectionFixture<WarehouseServer>;
