using Akka.Hosting;
using Akka.Persistence.MongoDb;

namespace MultiMarket.Actors.Persistence;

/// <summary>Where the actors keep what must outlive them.</summary>
public static class MarketPersistence
{
    /// <summary>The database of the journal and the snapshots.</summary>
    public const string Database = "multi_market_akka";

    /// <summary>
    /// Gives the plugins that HOCON chooses their address, and their default settings behind everything else: to be called after the
    /// settings files were added.
    /// </summary>
    /// <param name="builder">The actor system.</param>
    /// <param name="connectionString">A MongoDB connection string that names the database.</param>
    public static AkkaConfigurationBuilder AddMarketPersistence(this AkkaConfigurationBuilder builder, string connectionString)
    {
        var quoted = "\"" + connectionString.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return builder
            .AddHocon($"akka.persistence.journal.mongodb.connection-string = {quoted}", HoconAddMode.Append)
            .AddHocon($"akka.persistence.snapshot-store.mongodb.connection-string = {quoted}", HoconAddMode.Append)
            .AddHocon(MongoDbPersistence.DefaultConfiguration(), HoconAddMode.Append);
    }
}
