using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

internal sealed class IndexManager(CommandRunner runner, CollectionNamespace name, MongoCollectionSettings settings) : IMongoIndexManager<BsonDocument>
{
    private const int NamespaceNotFound = 26;

    public CollectionNamespace CollectionNamespace { get; } = name;

    private string DatabaseName => CollectionNamespace.DatabaseNamespace.DatabaseName;

    public Task<IEnumerable<string>> CreateManyAsync(IEnumerable<CreateIndexModel<BsonDocument>> models, CancellationToken cancellationToken = default) =>
        CreateAsync(models, null, cancellationToken);

    public async Task<string> CreateOneAsync(
        CreateIndexModel<BsonDocument> model, CreateOneIndexOptions? options = null, CancellationToken cancellationToken = default) =>
        (await CreateAsync([model], options?.MaxTime, cancellationToken).ConfigureAwait(false)).Single();

    public Task DropAllAsync(CancellationToken cancellationToken = default) => DropAsync("*", cancellationToken);

    public Task DropOneAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name == "*"
            ? throw new ArgumentException("Cannot specify '*' for the index name. Use DropAllAsync to drop all indexes.", nameof(name))
            : DropAsync(name, cancellationToken);
    }

    public async Task<IAsyncCursor<BsonDocument>> ListAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var command = new BsonDocument { { "listIndexes", CollectionNamespace.CollectionName }, { "cursor", new BsonDocument() } };
            return await BatchCursor.OpenAsync(runner, DatabaseName, command, null, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException failure) when (failure.Code == NamespaceNotFound)
        {
            return new ListCursor<BsonDocument>([]);
        }
    }

    private async Task<IEnumerable<string>> CreateAsync(IEnumerable<CreateIndexModel<BsonDocument>> models, TimeSpan? maxTime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(models);
        var list = models.ToList();
        var command = new BsonDocument
        {
            { "createIndexes", CollectionNamespace.CollectionName },
            { "indexes", new BsonArray(list.Select(model => model.ToDocument())) },
            { "maxTimeMS", () => (long)maxTime!.Value.TotalMilliseconds, maxTime is not null },
        };
        await RunAsync(command, cancellationToken).ConfigureAwait(false);
        return list.ConvertAll(model => model.Name);
    }

    private async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(new BsonDocument { { "dropIndexes", CollectionNamespace.CollectionName }, { "index", name } }, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException failure) when (failure.Code == NamespaceNotFound)
        {
            // Without a collection there is no index, which is what was wanted.
        }
    }

    private async Task RunAsync(BsonDocument command, CancellationToken cancellationToken)
    {
        if (!settings.WriteConcern.IsServerDefault)
        {
            command.Add("writeConcern", settings.WriteConcern.ToBsonDocument());
        }

        using var scope = await runner.BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        var reply = await scope.RunAsync(DatabaseName, command, cancellationToken).ConfigureAwait(false);
        CommandErrors.ThrowIfNotConfirmed(scope.Connection.Id, command.GetElement(0).Name, reply);
    }
}
