using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.RollUps;

namespace MultiMarket.Warehouse.Reports;

/// <summary>
/// Runs the reports as aggregation pipelines; nothing is summed here. What the roll-ups hold is read from them as long as they hold
/// every order, else from the orders: the answer is the same.
/// </summary>
internal sealed class MongoReportSource(IMongoCollection<BsonDocument> orders, RollUpStore rollUps, RollUpRefresh refresh, TimeProvider time) : IReportSource
{
    public async Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var parameters = ReportParameters.Of(request);
        var definition = parameters.Definition;
        var started = time.GetTimestamp();
        try
        {
            var rolledUp = RollUpPipelines.CanAnswer(parameters) && await refresh.AreCurrentAsync(cancellationToken);
            var (totals, rows) = rolledUp ? FromRollUps(parameters, cancellationToken) : FromOrders(parameters, cancellationToken);
            await Task.WhenAll(totals, rows);
            return new ReportResult(
                definition.Name,
                parameters.Describe(),
                definition.Sentence(parameters),
                definition.Columns,
                (await rows).ConvertAll(document => ReportRows.Row(document, definition.Columns)),
                ReportRows.Totals((await totals).FirstOrDefault()),
                time.GetUtcNow(),
                time.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }

    private (Task<List<BsonDocument>> Totals, Task<List<BsonDocument>> Rows) FromOrders(ReportParameters parameters, CancellationToken cancellationToken) =>
        (AggregateAsync(orders, ReportPipelines.Totals(parameters), cancellationToken), AggregateAsync(orders, ReportPipelines.Rows(parameters), cancellationToken));

    private (Task<List<BsonDocument>> Totals, Task<List<BsonDocument>> Rows) FromRollUps(ReportParameters parameters, CancellationToken cancellationToken)
    {
        var source = RollUpPipelines.Source(parameters) == RollUpPipelines.Products ? rollUps.Products : rollUps.Daily;
        return (AggregateAsync(rollUps.Daily, RollUpPipelines.Totals(parameters), cancellationToken), AggregateAsync(source, RollUpPipelines.Rows(parameters), cancellationToken));
    }

    private static async Task<List<BsonDocument>> AggregateAsync(IMongoCollection<BsonDocument> collection, BsonDocument[] stages, CancellationToken cancellationToken)
    {
        using var cursor = await collection.AggregateAsync<BsonDocument>(stages, cancellationToken: cancellationToken);
        return await cursor.ToListAsync(cancellationToken);
    }
}
