using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Orders;

/// <summary>The indexes of <c>commandes</c>. Creating them also creates the collection.</summary>
internal sealed class OrderIndexes(IMongoCollection<BsonDocument> collection, ILogger<OrderIndexes> log)
{
    // Holds everything that revenue, cancellations and average-order read, so that they need no document.
    private static readonly BsonDocument ReportKeys = new()
    {
        { "canal", 1 }, { "date_commande", 1 }, { "statut_commande", 1 }, { "montant_total", 1 },
    };

    private string? _told;

    /// <summary>
    /// Creates what is missing. A server that refuses an index is only slower at reports: that is logged once, and orders flow on.
    /// </summary>
    /// <exception cref="Domain.Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await collection.Indexes.CreateManyAsync([new CreateIndexModel<BsonDocument>(ReportKeys)], cancellationToken);
            _told = null;
        }
        catch (MongoCommandException refusal) when (refusal is not (MongoNotPrimaryException or MongoNodeIsRecoveringException))
        {
            var reason = Outage.Describe(refusal);
            if (reason == Interlocked.Exchange(ref _told, reason)) return;
            log.LogWarning("The index of {Collection} for reports could not be created; reports may be slow: {Reason}",
                collection.CollectionNamespace.CollectionName, reason);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }
}
