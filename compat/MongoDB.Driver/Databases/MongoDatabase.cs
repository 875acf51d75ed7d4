using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

internal sealed class MongoDatabase(IMongoClient client, CommandRunner runner, DatabaseNamespace name, MongoDatabaseSettings settings) : IMongoDatabase
{
    private const int NamespaceNotFound = 26;

    public IMongoClient Client { get; } = client;

    public DatabaseNamespace DatabaseNamespace { get; } = name;

    public MongoDatabaseSettings Settings { get; } = settings;

    public async Task CreateCollectionAsync(string name, CreateCollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var collection = new CollectionNamespace(DatabaseNamespace, name);
        await WriteAsync((options ?? new CreateCollectionOptions()).ToCommand(collection.CollectionName), cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateViewAsync<TDocument, TResult>(
        string viewName,
        string viewOn,
        PipelineDefinition<TDocument, TResult> pipeline,
        CreateViewOptions<TDocument>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentException.ThrowIfNullOrEmpty(viewOn);
        var view = new CollectionNamespace(DatabaseNamespace, viewName);
        var command = new BsonDocument { { "create", view.CollectionName }, { "viewOn", viewOn }, { "pipeline", new BsonArray(pipeline.Documents) } };
        await WriteAsync(command, cancellationToken).ConfigureAwait(false);
    }

    public async Task DropCollectionAsync(string name, CancellationToken cancellationToken = default)
    {
        var collection = new CollectionNamespace(DatabaseNamespace, name);
        try
        {
            await WriteAsync(new BsonDocument("drop", collection.CollectionName), cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException failure) when (failure.Code == NamespaceNotFound || failure.ErrorMessage == "ns not found")
        {
            // There is nothing to drop, which is what was wanted.
        }
    }

    public IMongoCollection<TDocument> GetCollection<TDocument>(string name, MongoCollectionSettings? settings = null)
    {
        var collection = new MongoCollection(this, runner, new CollectionNamespace(DatabaseNamespace, name), new MongoCollectionSettings
        {
            ReadPreference = settings?.ReadPreference ?? Settings.ReadPreference,
            WriteConcern = settings?.WriteConcern ?? Settings.WriteConcern,
        });
        return collection as IMongoCollection<TDocument> ?? throw GenuinePackage.NeededFor($"A collection of {typeof(TDocument)} instead of BsonDocument");
    }

    public async Task<IAsyncCursor<string>> ListCollectionNamesAsync(ListCollectionNamesOptions? options = null, CancellationToken cancellationToken = default)
    {
        var command = new BsonDocument
        {
            { "listCollections", 1 },
            { "filter", () => options!.Filter.Document, options?.Filter is not null },
            { "nameOnly", true },
            { "cursor", new BsonDocument() },
        };
        using var cursor = await BatchCursor.OpenAsync(runner, DatabaseNamespace.DatabaseName, command, null, cancellationToken).ConfigureAwait(false);
        var collections = await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ListCursor<string>([.. collections.Select(collection => collection["name"].AsString)]);
    }

    public async Task<TResult> RunCommandAsync<TResult>(Command<TResult> command, ReadPreference? readPreference = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var reply = await runner.RunAsync(DatabaseNamespace.DatabaseName, command.Document, cancellationToken).ConfigureAwait(false);
        return reply is TResult result ? result : throw GenuinePackage.NeededFor($"A command result of {typeof(TResult)} instead of BsonDocument");
    }

    public IMongoDatabase WithWriteConcern(WriteConcern writeConcern)
    {
        ArgumentNullException.ThrowIfNull(writeConcern);
        return new MongoDatabase(Client, runner, DatabaseNamespace, new MongoDatabaseSettings { ReadPreference = Settings.ReadPreference, WriteConcern = writeConcern });
    }

    private async Task WriteAsync(BsonDocument command, CancellationToken cancellationToken)
    {
        if (!Settings.WriteConcern.IsServerDefault)
        {
            command.Add("writeConcern", Settings.WriteConcern.ToBsonDocument());
        }

        using var scope = await runner.BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        var reply = await scope.RunAsync(DatabaseNamespace.DatabaseName, command, cancellationToken).ConfigureAwait(false);
        CommandErrors.ThrowIfNotConfirmed(scope.Connection.Id, command.GetElement(0).Name, reply);
    }
}
