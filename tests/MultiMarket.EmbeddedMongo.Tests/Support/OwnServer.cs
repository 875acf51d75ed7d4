namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>A server with settings of its own, and its log.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private readonly string _folder;

    private OwnServer(string folder, LogLines log, EmbeddedMongoServer server) => (_folder, Log, Server) = (folder, log, server);

    public LogLines Log { get; }

    public EmbeddedMongoServer Server { get; }

    /// <param name="change">Changes the usual settings.</param>
    public static async Task<OwnServer> StartAsync(Func<EmbeddedMongoOptions, EmbeddedMongoOptions> change)
    {
        var folder = Directory.CreateTempSubdirectory("embedded-mongo-own-").FullName;
        var log = new LogLines();
        var options = change(new EmbeddedMongoOptions { DataFile = Path.Combine(folder, "warehouse.db") });
        return new OwnServer(folder, log, await EmbeddedMongoServer.StartAsync(options, log, CancellationToken.None));
    }

    public Task<WireClient> ConnectAsync() => WireClient.ConnectAsync(Server.Port);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
