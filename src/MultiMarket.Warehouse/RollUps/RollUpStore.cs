using MongoDB.Bson;
using MongoDB.Driver;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>The collections of the roll-ups. Everything that it does may be repeated.</summary>
internal sealed class RollUpStore(IMongoCollection<BsonDocument> orders)
{
    private static readonly BsonDocument[] CountByDay =
    [
        BsonDocument.Parse("""{ "$group": { "_id": { "jour": { "$dateTrunc": { "date": "$date_commande", "unit": "day" } }, "canal": "$canal" }, "commandes": { "$sum": 1 } } }"""),
    ];

    private static readonly BsonDocument[] Sum =
    [
        BsonDocument.Parse("""{ "$group": { "_id": null, "commandes": { "$sum": "$commandes" }, "incomplets": { "$sum": { "$cond": [{ "$eq": [{ "$type": "$passe" }, "missing"] }, 0, 1] } } } }"""),
    ];

    /// <summary>Totals by channel and day.</summary>
    public IMongoCollection<BsonDocument> Daily { get; } = orders.Database.GetCollection<BsonDocument>(RollUpPipelines.Daily, orders.Settings);

    /// <summary>Totals by product and day.</summary>
    public IMongoCollection<BsonDocument> Products { get; } = orders.Database.GetCollection<BsonDocument>(RollUpPipelines.Products, orders.Settings);

    /// <summary>Creates the indexes, and with them the collections.</summary>
    public async Task EnsureIndexesAsync(CancellationToken cancellationToken)
    {
        foreach (var collection in (IMongoCollection<BsonDocument>[])[Daily, Products])
            await collection.Indexes.CreateManyAsync([new CreateIndexModel<BsonDocument>(new BsonDocument("jour", 1))], cancellationToken);
    }

    /// <summary>
    /// True when every stored order is in the roll-ups: orders are only ever added, and whole days computed, so that equal counts mean
    /// equal orders. The roll-ups are summed first, because an order that comes in between must make a difference.
    /// </summary>
    public async Task<bool> AreCompleteAsync(CancellationToken cancellationToken)
    {
        var sum = (await AggregateAsync(Daily, Sum, cancellationToken)).FirstOrDefault();
        if (sum is not null && sum["incomplets"].ToInt64() > 0) return false;
        return await orders.EstimatedDocumentCountAsync(cancellationToken: cancellationToken) == (sum?["commandes"].ToInt64() ?? 0);
    }

    /// <summary>Computes whole days anew. Products come second: a day whose products are missing keeps its mark.</summary>
    public async Task RecomputeAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var ranges = DayRange.Cover(days);
        var pass = Guid.NewGuid().ToString("N");
        foreach (var range in ranges) await MergeAsync(RollUpPipelines.MakeDaily(range, pass), cancellationToken);
        foreach (var range in ranges) await MergeAsync(RollUpPipelines.MakeProducts(range), cancellationToken);
        await Daily.UpdateManyAsync(
            new BsonDocument("passe", pass),
            new BsonDocument("$unset", new BsonDocument("passe", "")),
            cancellationToken: cancellationToken);
    }

    /// <summary>The days on which the roll-ups differ from the orders by number, or are not whole.</summary>
    public async Task<IReadOnlySet<DateOnly>> FindDifferencesAsync(CancellationToken cancellationToken)
    {
        var counts = (await AggregateAsync(orders, CountByDay, cancellationToken)).ToDictionary(d => d["_id"].AsBsonDocument, d => d["commandes"].ToInt64());
        var differing = new HashSet<DateOnly>();
        foreach (var rolled in await Daily.Find(new BsonDocument()).ToListAsync(cancellationToken))
        {
            if (!counts.Remove(rolled["_id"].AsBsonDocument, out var count) || count != rolled["commandes"].ToInt64() || rolled.Contains("passe")) differing.Add(Day(rolled["_id"]));
        }

        differing.UnionWith(counts.Keys.Select(Day));
        return differing;
    }

    /// <summary>Deletes days, so that nothing is left of orders that somebody removed by hand.</summary>
    public async Task DeleteAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        foreach (var range in DayRange.Cover(days))
        {
            await Daily.DeleteManyAsync(new BsonDocument("jour", range.Dates()), cancellationToken);
            await Products.DeleteManyAsync(new BsonDocument("jour", range.Dates()), cancellationToken);
        }
    }

    private static DateOnly Day(BsonValue id) => DateOnly.FromDateTime(id["jour"].ToUniversalTime());

    // As a command, because it has no rows of its own: a cursor of the driver would read what was written.
    internal Task MergeAsync(BsonDocument[] stages, CancellationToken cancellationToken) => orders.Database.RunCommandAsync<BsonDocument>(
        new BsonDocument
        {
            { "aggregate", orders.CollectionNamespace.CollectionName },
            { "pipeline", new BsonArray(stages) },
            { "allowDiskUse", true },
            { "cursor", new BsonDocument() },
        },
        cancellationToken: cancellationToken);

    private static async Task<List<BsonDocument>> AggregateAsync(IMongoCollection<BsonDocument> collection, BsonDocument[] stages, CancellationToken cancellationToken)
    {
        using var cursor = await collection.AggregateAsync<BsonDocument>(stages, new AggregateOptions { AllowDiskUse = true }, cancellationToken);
        return await cursor.ToListAsync(cancellationToken);
    }
}
