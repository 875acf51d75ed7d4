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

    /// <summary>
    /// Starts the embedded server, or proves that the given one can be used. One that was used before and is away for the moment is
    /// waited for; one that never was is taken for a wrong address.
    /// </summary>
    /// <exception cref="StartupException">It cannot start or be used.</exception>
    public static async Task<WarehouseServer> StartAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (settings.MongoDb is { } address)
        {
            var options = new WarehouseOptions { ConnectionString = address };
            var known = new KnownWarehouse(settings.DataFolder, settings.Instance);
            var problem = await WarehouseProbe.FindProblemAsync(options, cancellationToken);
            if (problem is null) known.Remember(address);
            else if (!problem.MayPass || !known.Is(address))
                throw new StartupException($"{problem.Text} It was given with {SettingNames.Ways(SettingNames.MongoDb)}; without it the embedded warehouse is used.");
            return new WarehouseServer(null, options);
        }

        try
        {
            var embedded = await EmbeddedMongoServer.StartAsync(Embedded(settings), loggers.CreateLogger("MultiMarket.EmbeddedMongo"), cancellationToken);
            return new WarehouseServer(embedded, new WarehouseOptions { ConnectionString = Address(embedded.Port, settings.WarehouseUser), Embedded = true });
        }
        catch (EmbeddedMongoException e)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"The embedded warehouse cannot start: {e.Message} Its port is chosen with {SettingNames.Ways(SettingNames.WarehousePort)}, its folder with {SettingNames.Ways(SettingNames.Data)}."));
        }
    }

    /// <summary>The connection string of an embedded warehouse on this machine.</summary>
    public static string Address(int port, WarehouseLogin? user)
    {
        var server = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        return user is null ? $"mongodb://{server}" : $"mongodb://{Uri.EscapeDataString(user.Name)}:{Uri.EscapeDataString(user.Password)}@{server}/?authSource=admin&authMechanism=SCRAM-SHA-256";
    }

    private static EmbeddedMongoOptions Embedded(HostSettings settings)
    {
        var users = new List<EmbeddedMongoUser>();
        if (settings.WarehouseUser is { } user) users.Add(new EmbeddedMongoUser(user.Name, user.Password));
        if (settings.WarehouseReader is { } reader) users.Add(new EmbeddedMongoUser(reader.Name, reader.Password, ReadOnly: true, WarehouseOptions.DefaultDatabase));
        return new EmbeddedMongoOptions { DataFile = Path.Combine(settings.DataFolder, File), Port = settings.WarehousePort, Users = users };
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null) await _embedded.DisposeAsync();
    }
}
