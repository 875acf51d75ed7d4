using System.Globalization;
using MultiMarket.EmbeddedMongo;
using MultiMarket.Host.Settings;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Startup;

/// <summary>The MongoDB server that this host uses: its own, which stops when this is disposed, or somebody else's.</summary>
internal sealed class WarehouseServer : IAsyncDisposable
{
    /// <summary>The file of the embedded warehouse, below the data folder.</summary>
    public static readonly string File = Path.Combine("warehouse", "warehouse.db");

    private readonly EmbeddedMongoServer? _embedded;

    private WarehouseServer(EmbeddedMongoServer? embedded, WarehouseOptions options) => (_embedded, Options) = (embedded, options);

    /// <summary>How to reach the server.</summary>
    public WarehouseOptions Options { get; }

    /// <summary>Starts the embedded server, or proves that the given one can be used.</summary>
    /// <exception cref="StartupException">It cannot start or be used.</exception>
    public static async Task<WarehouseServer> StartAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (settings.MongoDb is { } address)
        {
            var options = new WarehouseOptions { ConnectionString = address };
            return await WarehouseProbe.FindProblemAsync(options, cancellationToken) is { } problem
                ? throw new StartupException($"{problem} It was given with {SettingNames.Ways(SettingNames.MongoDb)}; without it the embedded warehouse is used.")
                : new WarehouseServer(null, options);
        }

        try
        {
            var embedded = await EmbeddedMongoServer.StartAsync(
                new EmbeddedMongoOptions { DataFile = Path.Combine(settings.DataFolder, File), Port = settings.WarehousePort },
                loggers.CreateLogger("MultiMarket.EmbeddedMongo"),
                cancellationToken);
            return new WarehouseServer(embedded, new WarehouseOptions { ConnectionString = embedded.ConnectionString, Embedded = true });
        }
        catch (EmbeddedMongoException e)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"The embedded warehouse cannot start: {e.Message} Its port is chosen with {SettingNames.Ways(SettingNames.WarehousePort)}, its folder with {SettingNames.Ways(SettingNames.Data)}."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) await _embedded.DisposeAsync();
    }
}
