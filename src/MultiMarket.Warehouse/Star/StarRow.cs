using MongoDB.Bson;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Warehouse.Star;

/// <summary>Turns the documents of a pipeline into rows of a flat table.</summary>
internal static class StarRow
{
    /// <summary>Fills one value per column; what a document lacks is null.</summary>
    public static void Fill(object?[] row, BsonDocument document, IReadOnlyList<StarColumn> columns)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = document.TryGetValue(columns[i].Name, out var value) && !value.IsBsonNull ? Value(value, columns[i].Kind) : null;
    }

    private static object Value(BsonValue value, StarColumnKind kind) => kind switch
    {
        StarColumnKind.Text => value.AsString,
        StarColumnKind.Number => value.ToInt64(),
        StarColumnKind.Amount => value.ToDecimal(),
        StarColumnKind.Day => DateOnly.FromDateTime(value.ToUniversalTime()),
        _ => value.ToUniversalTime(),
    };
}
