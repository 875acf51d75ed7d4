using Akka.Configuration;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Akka.Persistence.MongoDb;

/// <summary>The section of one plugin, and its way to the database.</summary>
internal sealed class PluginSettings(Config section)
{
    private readonly Lazy<IMongoDatabase> _database = new(() => Connect(section));

    public bool AutoInitialize { get; } = section.GetBoolean("auto-initialize");

    /// <summary>How long one operation may take.</summary>
    public TimeSpan CallTimeout { get; } = section.GetTimeSpan("call-timeout");

    /// <summary>A collection whose name stands in the section.</summary>
    /// <exception cref="ArgumentNullException">The connection string names no database.</exception>
    /// <exception cref="NotSupportedException">Transactions or the legacy format are switched on.</exception>
    public IMongoCollection<BsonDocument> Collection(string key) => _database.Value.GetCollection<BsonDocument>(section.GetString(key));

    private static IMongoDatabase Connect(Config section)
    {
        if (section.GetBoolean("use-write-transaction"))
        {
            throw new NotSupportedException("Standalone servers do not support transactions: set use-write-transaction = off, or use the genuine Akka.Persistence.MongoDb package with a replica set.");
        }

        if (section.GetBoolean("legacy-serialization"))
        {
            throw new NotSupportedException("legacy-serialization needs the genuine Akka.Persistence.MongoDb package.");
        }

        var url = new MongoUrl(section.GetString("connection-string"));
        return new MongoClient(MongoClientSettings.FromUrl(url)).GetDatabase(url.DatabaseName);
    }
}
