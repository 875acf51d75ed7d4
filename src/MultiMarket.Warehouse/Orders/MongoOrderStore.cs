using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Orders;

/// <summary>Stores orders in <c>commandes</c>. The key of an order is unique there, so that a repeated insert is harmless.</summary>
internal sealed class MongoOrderStore(IMongoCollection<BsonDocument> collection, string host, TimeProvider time) : IOrderStore
{
    private static readonly InsertManyOptions Unordered = new() { IsOrdered = false };
    private static readonly BsonDocument StoredFields = new() { { "ingestion.empreinte", 1 }, { "ingestion.fichier", 1 } };
    private readonly BsonString _host = new(host);

    public async Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0) return [];
        try
        {
            return await InsertAsync(orders, cancellationToken);
        }
        catch (MongoCommandException refusal) when (InsertOutcomes.IsSpoiltByDocument(refusal.Code))
        {
            return await DivideAsync(orders, refusal, cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await collection.EstimatedDocumentCountAsync(cancellationToken: cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }

    private async Task<IReadOnlyList<StoreOutcome>> InsertAsync(IReadOnlyList<ReceivedOrder> batch, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertManyAsync(Documents(batch), Unordered, cancellationToken);
            return InsertOutcomes.Decide(batch, [], new Dictionary<string, StoredOrder>());
        }
        catch (MongoBulkWriteException<BsonDocument> failure)
        {
            if (failure.WriteConcernError is { } concern)
                throw new WarehouseUnavailableException($"the MongoDB server did not confirm the write: error {concern.Code} {concern.CodeName}: {concern.Message}", failure);
            var failures = Failures(failure);
            if (InsertOutcomes.FindOutage(failures) is { } outage)
                throw new WarehouseUnavailableException($"the MongoDB server answers error {outage.Code}: {outage.Message}", failure);
            return InsertOutcomes.Decide(batch, failures, await FindStoredAsync(batch, failures, cancellationToken));
        }
    }

    // The server took exception to the whole command because of one document: halves find it.
    private async Task<IReadOnlyList<StoreOutcome>> DivideAsync(IReadOnlyList<ReceivedOrder> batch, MongoCommandException refusal, CancellationToken cancellationToken)
    {
        if (batch.Count == 1) return [InsertOutcomes.Refused(new(0, refusal.Code, refusal.ErrorMessage))];
        var half = batch.Count / 2;
        var first = await StoreAsync([.. batch.Take(half)], cancellationToken);
        var second = await StoreAsync([.. batch.Skip(half)], cancellationToken);
        return [.. first, .. second];
    }

    private BsonDocument[] Documents(IReadOnlyList<ReceivedOrder> batch)
    {
        var insertedAt = new BsonDateTime(time.GetUtcNow().UtcDateTime);
        var documents = new BsonDocument[batch.Count];
        for (var i = 0; i < documents.Length; i++) documents[i] = OrderDocument.Create(batch[i], insertedAt, _host);
        return documents;
    }

    private static InsertFailure[] Failures(MongoBulkWriteException<BsonDocument> exception)
    {
        var failures = new InsertFailure[exception.WriteErrors.Count];
        for (var i = 0; i < failures.Length; i++)
        {
            var error = exception.WriteErrors[i];
            failures[i] = new InsertFailure(error.Index, error.Code, error.Message);
        }
        return failures;
    }

    private async Task<Dictionary<string, StoredOrder>> FindStoredAsync(IReadOnlyList<ReceivedOrder> batch, InsertFailure[] failures, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredOrder>(StringComparer.Ordinal);
        var keys = new BsonArray();
        foreach (var failure in failures)
            if (failure.Code == InsertOutcomes.DuplicateKey) keys.Add(batch[failure.Index].Order.Key);
        if (keys.Count == 0) return stored;

        var filter = new BsonDocument("_id", new BsonDocument("$in", keys));
        foreach (var document in await collection.Find(filter).Project<BsonDocument>(StoredFields).ToListAsync(cancellationToken))
        {
            var ingestion = document.TryGetValue("ingestion", out var value) && value.IsBsonDocument ? value.AsBsonDocument : new BsonDocument();
            stored[document["_id"].AsString] = new StoredOrder(Text(ingestion, "empreinte"), Text(ingestion, "fichier"));
        }
        return stored;
    }

    private static string? Text(BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && value.IsString ? value.AsString : null;
}
