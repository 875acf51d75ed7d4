using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Reports;

/// <summary>Runs the reports as aggregation pipelines; nothing is summed here.</summary>
internal sealed class MongoReportSource(IMongoCollection<BsonDocument> orders, TimeProvider time) : IReportSource
{
    public async Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var parameters = ReportParameters.Of(request);
        var definition = parameters.Definition;
        var started = time.GetTimestamp();
        try
        {
            var totals = AggregateAsync(ReportPipelines.Totals(parameters), cancellationToken);
            var rows = AggregateAsync(ReportPipelines.Rows(parameters), cancellationToken);
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

    private async Task<List<BsonDocument>> AggregateAsync(BsonDocument[] stages, CancellationToken cancellationToken)
    {
        using var cursor = await orders.AggregateAsync<BsonDocument>(stages, cancellationToken: cancellationToken);
        return await cursor.ToListAsync(cancellationToken);
    }
}
