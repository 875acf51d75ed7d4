namespace MongoDB.Driver;

/// <summary>The way to a server: safe for any number of threads, one per program.</summary>
public interface IMongoClient : IDisposable
{
    MongoClientSettings Settings { get; }

    Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>A handle; neither the server nor the database need exist yet.</summary>
    IMongoDatabase GetDatabase(string name, MongoDatabaseSettings? settings = null);

    Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default);
}
