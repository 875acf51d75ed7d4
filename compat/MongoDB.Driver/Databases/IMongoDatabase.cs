namespace MongoDB.Driver;

/// <summary>A database.</summary>
public interface IMongoDatabase
{
    IMongoClient Client { get; }

    DatabaseNamespace DatabaseNamespace { get; }

    MongoDatabaseSettings Settings { get; }

    Task CreateCollectionAsync(string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a view: the results of a pipeline over a collection or another view.</summary>
    Task CreateViewAsync<TDocument, TResult>(
        string viewName,
        string viewOn,
        PipelineDefinition<TDocument, TResult> pipeline,
        CreateViewOptions<TDocument>? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Drops a collection or view; one that does not exist is no error.</summary>
    Task DropCollectionAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>A handle; the collection need not exist yet.</summary>
    IMongoCollection<TDocument> GetCollection<TDocument>(string name, MongoCollectionSettings? settings = null);

    Task<IAsyncCursor<string>> ListCollectionNamesAsync(ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default);

    Task<TResult> RunCommandAsync<TResult>(Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default);

    IMongoDatabase WithWriteConcern(WriteConcern writeConcern);
}
