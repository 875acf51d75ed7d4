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

    private const int Unauthorized = 13;
    private const int NamespaceExists = 48;
    private const int CommandNotFound = 59;

    private readonly IMongoDatabase _database = orders.Database;
    private readonly IMongoCollection<BsonDocument> _versions = orders.Database.GetCollection<BsonDocument>(VersionsCollection);

    /// <summary>
    /// Creates the views that are missing, brings older ones up to date and puts right what somebody changed by hand. A server that
    /// refuses some only costs their users: that is one line in the log, and orders flow on.
    /// </summary>
    /// <exception cref="Domain.Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => EnsureAsync(ViewDefinition.All, cancellationToken);

    internal async Task EnsureAsync(IReadOnlyList<ViewDefinition> views, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        var reason = "";
        try
        {
            var present = await PresentAsync(views, cancellationToken);
            var versions = await VersionsAsync(cancellationToken);
            foreach (var view in views)
            {
                var version = versions.GetValueOrDefault(view.Name);
                var found = present.GetValueOrDefault(view.Name);
                if (found is not null && (version > view.Version || (version == view.Version && view.IsDefinedBy(found)))) continue;
                try
                {
                    await MakeAsync(view, found is not null, ours: version > 0 && found?.Contains("viewOn") == true, cancellationToken);
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

    // What bears the names of the views, with its options. There are few, so that the first batch holds all.
    private async Task<Dictionary<string, BsonDocument>> PresentAsync(IReadOnlyList<ViewDefinition> views, CancellationToken cancellationToken)
    {
        var list = new BsonDocument { { "listCollections", 1 }, { "filter", new BsonDocument("name", new BsonDocument("$in", new BsonArray(views.Select(v => v.Name)))) } };
        var answer = await _database.RunCommandAsync<BsonDocument>(list, cancellationToken: cancellationToken);
        return answer["cursor"]["firstBatch"].AsBsonArray.ToDictionary(c => c["name"].AsString, c => c["options"].AsBsonDocument);
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
        catch (MongoCommandException e) when (e.Code is CommandNotFound or Unauthorized && ours)
        {
            // The role readWrite may drop and create, but not collMod. A view holds no data, so dropping one that we made loses nothing.
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
