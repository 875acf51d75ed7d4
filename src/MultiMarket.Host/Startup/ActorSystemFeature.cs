using Akka.Hosting;
using MultiMarket.Actors;
using MultiMarket.Actors.Persistence;
using MultiMarket.Host.Logging;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Startup;

/// <summary>The actor system: its settings files, its log, its actors.</summary>
internal static class ActorSystemFeature
{
    /// <summary>The name of the actor system.</summary>
    public const string SystemName = "multimarket";

    // A number that is not durable might be used twice; and an actor that waits for a server only waits longer until it tries again.
    private static readonly IReadOnlyDictionary<string, string> JournalOptions = new Dictionary<string, string>
    {
        ["w"] = "majority",
        ["journal"] = "true",
        ["serverSelectionTimeoutMS"] = "2000",
    };

    /// <summary>Adds the actor system, which starts and drains with the host.</summary>
    /// <exception cref="StartupException">A settings file cannot be read.</exception>
    public static IServiceCollection AddActorSystem(this IServiceCollection services, MarketOptions options, WarehouseOptions warehouse, HostLog log)
    {
        var settings = SettingsFiles.Read(SettingsFiles.Folder);
        services.AddMarketControl(options);
        return services.AddAkka(SystemName, (builder, provider) =>
        {
            foreach (var file in settings) builder.AddHocon(file, HoconAddMode.Append);
            builder.AddMarketPersistence(WarehouseAddress.ForDatabase(warehouse.ConnectionString, MarketPersistence.Database, JournalOptions));
            builder.ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory(log.ActorFactory);
            });
            builder.AddMultiMarket(provider);
        });
    }
}
