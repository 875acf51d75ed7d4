using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ledger;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>Reads the stored orders through a cursor, one batch at a time, without anything of their clients.</summary>
internal sealed class MongoOrderLedger(IMongoCollection<BsonDocument> orders) : IOrderLedger
{
    private const int BatchSize = 2_000;
    private static readonly BsonDocument ByKey = new("_id", 1);
    private static readonly BsonDocument Fields = new()
    {
        { "canal", 1 }, { "order_id", 1 }, { "ingestion.fichier", 1 }, { "ingestion.empreinte", 1 }, { "ingestion.recu_le", 1 }, { "ingestion.insere_le", 1 }, { "ingestion.hote", 1 },
    };

    public async IAsyncEnumerable<OrderEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cursor = await Outage.GuardAsync(() => FindAsync(new BsonDocument(), cancellationToken));
        while (await Outage.GuardAsync(() => cursor.MoveNextAsync(cancellationToken)))
            foreach (var document in cursor.Current) yield return Entry(document);
    }

    public Task<IReadOnlyList<OrderEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => Outage.GuardAsync<IReadOnlyList<OrderEntry>>(async () =>
    {
        if (keys.Count == 0) return [];
        using var cursor = await FindAsync(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(keys))), cancellationToken);
        return [.. (await cursor.ToListAsync(cancellationToken)).Select(Entry)];
    });

    private Task<IAsyncCursor<BsonDocument>> FindAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        orders.FindAsync(filter, new FindOptions<BsonDocument, BsonDocument> { Sort = ByKey, Projection = Fields, BatchSize = BatchSize }, cancellationToken);

    private static OrderEntry Entry(BsonDocument document)
    {
        var ingestion = document.TryGetValue("ingestion", out var value) && value.IsBsonDocument ? value.AsBsonDocument : [];
        return new OrderEntry(
            document["_id"].ToString()!,
            document.Text("canal"),
            document.Text("order_id"),
            ingestion.Text("fichier"),
            ingestion.Text("empreinte"),
            ingestion.Moment("recu_le"),
            ingestion.Moment("insere_le"),
            ingestion.Text("hote"));
    }
}
