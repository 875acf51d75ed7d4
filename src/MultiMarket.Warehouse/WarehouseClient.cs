using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Warehouse;

/// <summary>Makes clients and collections with the guarantees that the ingest path needs.</summary>
internal static class WarehouseClient
{
    /// <summary>A client; it connects when it is first used.</summary>
    /// <exception cref="MongoConfigurationException">The connection string is not valid.</exception>
    public static MongoClient Create(WarehouseOptions options)
    {
        var settings = MongoClientSettings.FromUrl(options.Url);
        if (settings.ApplicationName is null) settings.ApplicationName = options.ApplicationName;
        if (!options.ConnectionString.Contains("serverSelectionTimeoutMS", StringComparison.OrdinalIgnoreCase))
            settings.ServerSelectionTimeout = options.ServerSelectionTimeout;
        return new MongoClient(settings);
    }

    /// <summary>
    /// The orders. A write is acknowledged when a majority has it in the journal, whatever the connection string says, because a file
    /// leaves its folder on the strength of it; reads go to the primary, so that a duplicate is seen.
    /// </summary>
    public static IMongoCollection<BsonDocument> Orders(IMongoClient client, WarehouseOptions options) => Collection(client, options, WarehouseOptions.Collection);

    /// <summary>The journal of the files, with the guarantees of the orders.</summary>
    public static IMongoCollection<BsonDocument> Journal(IMongoClient client, WarehouseOptions options) => Collection(client, options, WarehouseOptions.JournalCollection);

    private static IMongoCollection<BsonDocument> Collection(IMongoClient client, WarehouseOptions options, string name) => client
        .GetDatabase(options.Database)
        .GetCollection<BsonDocument>(name, new MongoCollectionSettings
        {
            WriteConcern = new WriteConcern("majority", wTimeout: options.OperationTimeout / 2, journal: true),
            ReadPreference = ReadPreference.Primary,
        });
}
