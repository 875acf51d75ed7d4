using System.Globalization;
using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Star;

/// <summary>Reads the flat tables through a cursor, one batch at a time.</summary>
internal sealed class MongoStarSource(IMongoCollection<BsonDocument> orders) : IStarSource
{
    private static readonly BsonDocument LastStored = new("$natural", -1);

    public IAsyncEnumerable<object?[]> ReadAsync(StarTable table, StarSelection selection, CancellationToken cancellationToken) =>
        table == StarTables.Calendar ? CalendarAsync(selection, cancellationToken) : OrdersAsync(table, selection, cancellationToken);

    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => Outage.GuardAsync(async () =>
    {
        var count = await orders.EstimatedDocumentCountAsync(cancellationToken: cancellationToken);
        var last = await FirstAsync(new BsonDocument(), LastStored, new BsonDocument("ingestion.insere_le", 1), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{count}/{last}");
    });

    private async IAsyncEnumerable<object?[]> OrdersAsync(StarTable table, StarSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new AggregateOptions { AllowDiskUse = true, BatchSize = 1_000 };
        using var cursor = await Outage.GuardAsync(() => orders.AggregateAsync<BsonDocument>(StarPipelines.Of(table, selection), options, cancellationToken));
        var row = new object?[table.Columns.Count];
        while (await Outage.GuardAsync(() => cursor.MoveNextAsync(cancellationToken)))
        {
            foreach (var document in cursor.Current)
            {
                StarRow.Fill(row, document, table.Columns);
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<object?[]> CalendarAsync(StarSelection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = selection.From ?? await DayAsync(1, cancellationToken);
        var last = selection.To ?? await DayAsync(-1, cancellationToken);
        if (first is null || last is null) yield break;
        foreach (var day in MerchantCalendar.WholeYears(first.Value, last.Value)) yield return day;
    }

    // Channel by channel, because the index begins with it: a few look-ups instead of a scan.
    private async Task<DateOnly?> DayAsync(int direction, CancellationToken cancellationToken)
    {
        DateTime? found = null;
        foreach (var channel in Channel.All)
        {
            var sort = new BsonDocument { { "canal", direction }, { "date_commande", direction } };
            var document = await Outage.GuardAsync(() => FirstAsync(new BsonDocument("canal", channel.Name), sort, new BsonDocument("date_commande", 1), cancellationToken));
            if (document is null) continue;
            var date = document["date_commande"].ToUniversalTime();
            if (found is null || (direction > 0 ? date < found : date > found)) found = date;
        }

        return found is { } day ? DateOnly.FromDateTime(day) : null;
    }

    private async Task<BsonDocument?> FirstAsync(BsonDocument filter, BsonDocument sort, BsonDocument fields, CancellationToken cancellationToken)
    {
        var documents = await orders.Find(filter).Sort(sort).Project<BsonDocument>(fields).Limit(1).ToListAsync(cancellationToken);
        return documents.Count == 0 ? null : documents[0];
    }
}
