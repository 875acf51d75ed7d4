using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Figures;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.RollUps;

namespace MultiMarket.Warehouse.Figures;

/// <summary>Runs the figures as aggregation pipelines, over the roll-ups where they hold the answer and every order, else over the orders.</summary>
internal sealed class MongoFigureSource(IMongoCollection<BsonDocument> orders, RollUpStore rollUps, RollUpRefresh refresh) : IFigureSource
{
    public async Task<FigureTable> RunAsync(FigureQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var rolledUp = FigurePipelines.CanRollUp(query) && await refresh.AreCurrentAsync(cancellationToken);
            var source = !rolledUp ? orders : FigurePipelines.RollUp(query) == RollUpPipelines.Products ? rollUps.Products : rollUps.Daily;
            var pipeline = rolledUp ? FigurePipelines.OverRollUp(query) : FigurePipelines.Over(query);
            using var cursor = await source.AggregateAsync<BsonDocument>(pipeline, cancellationToken: cancellationToken);
            return new FigureTable(query, (await cursor.ToListAsync(cancellationToken)).ConvertAll(Row));
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }

    private static FigureRow Row(BsonDocument document)
    {
        var values = new Dictionary<string, object>(document.ElementCount);
        foreach (var element in document)
            if (Value(element.Value) is { } value) values[element.Name] = value;
        return new FigureRow(values);
    }

    private static object? Value(BsonValue value) => value.BsonType switch
    {
        BsonType.String => value.AsString,
        BsonType.Int32 or BsonType.Int64 => value.ToInt64(),
        BsonType.Double or BsonType.Decimal128 => value.ToDecimal(),
        BsonType.DateTime => value.ToUniversalTime(),
        _ => null,
    };
}
