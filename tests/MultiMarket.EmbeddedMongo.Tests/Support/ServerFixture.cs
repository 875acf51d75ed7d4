using Microsoft.Extensions.Logging.Abstractions;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>One server for all specs of a class; every spec takes a database of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-").FullName;
    private int _nextDatabase;

    public EmbeddedMongoServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "warehouse.db") }, NullLogger.Instance, CancellationToken.None);

    public string NewDatabase() => $"spec_{Interlocked.Increment(ref _nextDatabase)}";

    internal Task<WireClient> ConnectAsync() => WireClient.ConnectAsync(Server.Port);

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
