using MongoDB.Bson;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Warehouse.Reports;

/// <summary>Turns the documents of a pipeline into the values of a report.</summary>
internal static class ReportRows
{
    /// <summary>One value per column: string, long, decimal or null.</summary>
    public static IReadOnlyList<object?> Row(BsonDocument document, IReadOnlyList<ReportColumn> columns)
    {
        var row = new object?[columns.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = document.TryGetValue(columns[i].Name, out var value) ? Value(value, columns[i].Kind) : null;
        return row;
    }

    /// <summary>The totals by name; without orders the database has no row for them, and they are zero.</summary>
    public static IReadOnlyDictionary<string, decimal> Totals(BsonDocument? document)
    {
        var totals = new Dictionary<string, decimal>();
        foreach (var name in TotalNames) totals[name] = document is null ? 0 : document[name].ToDecimal();
        return totals;
    }

    private static readonly string[] TotalNames = ["commandes", "ca", "commandes_tous_statuts", "montant_tous_statuts"];

    private static object? Value(BsonValue value, ReportColumnKind kind) => value switch
    {
        { IsBsonNull: true } => null,
        _ => kind switch
        {
            ReportColumnKind.Text => value.AsString,
            ReportColumnKind.Count => value.ToInt64(),
            _ => value.ToDecimal(),
        },
    };
}
