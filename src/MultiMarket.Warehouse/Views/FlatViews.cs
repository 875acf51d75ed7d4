using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Views;

/// <summary>Keeps the flat views of the warehouse as this program wants them. Their versions stand in the collection <c>meta</c>.</summary>
internal sealed class FlatViews(IMongoCollection<BsonDocument> orders, TimeProvider time, ILogger<FlatViews> log)
{
    /// <summary>The collection that records the version of each view.</summary>
    public const string VersionsCollection = "meta";

    private const int NamespaceExists = 48;
    private const int CommandNotFound = 59;

    private readonly IMongoDatabase _database = orders.Database;
    private readonly IMongoCollection<BsonDocument> _versions = orders.Database.GetCollection<BsonDocument>(VersionsCollection);

    /// <summary>
    /// Creates the views that are missing and brings older ones up to date. A server that refuses some only costs their users: that is
    /// one line in the log, and orders flow on.
    /// </summary>
    /// <exception cref="Domain.Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => EnsureAsync(ViewDefinition.All, cancellationToken);

    internal async Task EnsureAsync(IReadOnlyList<ViewDefinition> views, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        var reason = "";
        try
        {
            var present = await (await _database.ListCollectionNamesAsync(cancellationToken: cancellationToken)).ToListAsync(cancellationToken);
            var versions = await VersionsAsync(cancellationToken);
            foreach (var view in views)
            {
                var version = versions.GetValueOrDefault(view.Name);
                if (present.Contains(view.Name) && version >= view.Version) continue;
                try
                {
                    await MakeAsync(view, present.Contains(view.Name), ours: version > 0, cancellationToken);
                    await RecordAsync(view, cancellationToken);
                }
                catch (MongoCommandException refusal) when (refusal is not (MongoNotPrimaryException or MongoNodeIsRecoveringException))
                {
                    refused.Add(view.Name);
                    reason = Outage.Describe(refusal);
                }
            }
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }

        if (refused.Count > 0) log.LogWarning("The views {Views} could not be made; BI tools do without them: {Reason}", string.Join(", ", refused), reason);
    }

    private async Task<Dictionary<string, int>> VersionsAsync(CancellationToken cancellationToken)
    {
        var documents = await _versions.Find(new BsonDocument("genre", "vue")).ToListAsync(cancellationToken);
        return documents.ToDictionary(d => d["_id"].AsString, d => d["version"].ToInt32());
    }

    private async Task MakeAsync(ViewDefinition view, bool present, bool ours, CancellationToken cancellationToken)
    {
        try
        {
            if (!present)
            {
                await CreateAsync(view, cancellationToken);
                return;
            }
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            // Another host was faster; its version may be older.
        }

        try
        {
            await _database.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", view.Name }, { "viewOn", view.ViewOn }, { "pipeline", new BsonArray(view.Pipeline) } }, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code == CommandNotFound && ours)
        {
            // A view holds no data, so dropping one that we made loses nothing.
            await _database.DropCollectionAsync(view.Name, cancellationToken);
            await CreateAsync(view, cancellationToken);
        }
    }

    private Task CreateAsync(ViewDefinition view, CancellationToken cancellationToken) =>
        _database.CreateViewAsync<BsonDocument, BsonDocument>(view.Name, view.ViewOn, view.Pipeline.ToArray(), cancellationToken: cancellationToken);

    private Task RecordAsync(ViewDefinition view, CancellationToken cancellationToken) => _versions.ReplaceOneAsync(
        new BsonDocument("_id", view.Name),
        new BsonDocument { { "_id", view.Name }, { "genre", "vue" }, { "version", view.Version }, { "mis_a_jour", new BsonDateTime(time.GetUtcNow().UtcDateTime) } },
        new ReplaceOptions { IsUpsert = true },
        cancellationToken);
}
