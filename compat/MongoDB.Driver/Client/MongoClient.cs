using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

/// <inheritdoc cref="IMongoClient"/>
public sealed class MongoClient : IMongoClient
{
    private readonly CommandRunner _runner;

    public MongoClient()
        : this(new MongoClientSettings())
    {
    }

    public MongoClient(string connectionString)
        : this(MongoClientSettings.FromConnectionString(connectionString))
    {
    }

    public MongoClient(MongoUrl url)
        : this(MongoClientSettings.FromUrl(url))
    {
    }

    public MongoClient(MongoClientSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings.Clone().Freeze();
        _runner = new CommandRunner(Settings, TimeProvider.System);
    }

    public MongoClientSettings Settings { get; }

    public async Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        var command = new BsonDocument { { "dropDatabase", 1 }, { "writeConcern", () => Settings.WriteConcern.ToBsonDocument(), !Settings.WriteConcern.IsServerDefault } };
        await _runner.RunAsync(new DatabaseNamespace(name).DatabaseName, command, cancellationToken).ConfigureAwait(false);
    }

    public IMongoDatabase GetDatabase(string name, MongoDatabaseSettings? settings = null) =>
        new MongoDatabase(this, _runner, new DatabaseNamespace(name), new MongoDatabaseSettings
        {
            ReadPreference = settings?.ReadPreference ?? Settings.ReadPreference,
            WriteConcern = settings?.WriteConcern ?? Settings.WriteConcern,
        });

    public async Task<IAsyncCursor<string>> ListDatabaseNamesAsync(CancellationToken cancellationToken = default)
    {
        var reply = await _runner.RunAsync("admin", new BsonDocument { { "listDatabases", 1 }, { "nameOnly", true } }, cancellationToken).ConfigureAwait(false);
        return new ListCursor<string>([.. reply["databases"].AsBsonArray.Select(database => database["name"].AsString)]);
    }

    /// <summary>Closes the connections; operations that are running fail.</summary>
    public void Dispose() => _runner.Dispose();
}
