using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>The collection <c>journal_fichiers</c> and its indexes.</summary>
internal sealed class JournalCollection(IMongoCollection<BsonDocument> documents, ILogger<JournalCollection> log)
{
    private static readonly BsonDocument ByOrder = new("commande", 1);
    private static readonly BsonDocument ByEnd = new("termine_le", 1);

    public IMongoCollection<BsonDocument> Documents => documents;

    /// <summary>Creates the indexes that are missing. A server that refuses them is only slower at tracing: that is logged, and orders flow on.</summary>
    /// <exception cref="Domain.Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await documents.Indexes.CreateManyAsync([new CreateIndexModel<BsonDocument>(ByOrder), new CreateIndexModel<BsonDocument>(ByEnd)], cancellationToken);
        }
        catch (MongoCommandException refusal) when (refusal is not (MongoNotPrimaryException or MongoNodeIsRecoveringException))
        {
            log.LogWarning("The indexes of {Collection} could not be created; tracing may be slow: {Reason}", documents.CollectionNamespace.CollectionName, Outage.Describe(refusal));
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }
}
