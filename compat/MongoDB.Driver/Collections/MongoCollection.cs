using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

internal sealed partial class MongoCollection(IMongoDatabase database, CommandRunner runner, CollectionNamespace name, MongoCollectionSettings settings)
    : IMongoCollection<BsonDocument>
{
    public CollectionNamespace CollectionNamespace { get; } = name;

    public IMongoDatabase Database { get; } = database;

    public IMongoIndexManager<BsonDocument> Indexes => new IndexManager(runner, CollectionNamespace, Settings);

    public MongoCollectionSettings Settings { get; } = settings;

    private string DatabaseName => CollectionNamespace.DatabaseNamespace.DatabaseName;

    public IMongoCollection<BsonDocument> WithWriteConcern(WriteConcern writeConcern)
    {
        ArgumentNullException.ThrowIfNull(writeConcern);
        return new MongoCollection(Database, runner, CollectionNamespace, new MongoCollectionSettings { ReadPreference = Settings.ReadPreference, WriteConcern = writeConcern });
    }

    private static BsonValue Milliseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMilliseconds);

    private static IAsyncCursor<T> Typed<T>(IAsyncCursor<BsonDocument> cursor)
    {
        if (cursor is IAsyncCursor<T> typed)
        {
            return typed;
        }

        cursor.Dispose();
        throw GenuinePackage.NeededFor($"Results of {typeof(T)} instead of BsonDocument");
    }
}
