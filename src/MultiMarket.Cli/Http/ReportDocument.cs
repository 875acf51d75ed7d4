using System.Text.Json;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Cli.Http;

/// <summary>Reads a report as the host sends it.</summary>
internal static class ReportDocument
{
    /// <summary>The report with its values typed by their columns: text, <see cref="long"/>, <see cref="decimal"/> or null.</summary>
    public static ReportResult Read(JsonElement document)
    {
        var result = document.Deserialize(HostJson.Default.ReportResult)!;
        return result with { Rows = [.. result.Rows.Select(row => Typed(row, result.Columns))] };
    }

    private static IReadOnlyList<object?> Typed(IReadOnlyList<object?> row, IReadOnlyList<ReportColumn> columns) =>
        [.. row.Zip(columns, (value, column) => value is JsonElement json ? Typed(json, column.Kind) : value)];

    private static object? Typed(JsonElement value, ReportColumnKind kind) => (value.ValueKind, kind) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.String, _) => value.GetString(),
        (_, ReportColumnKind.Count) => value.GetInt64(),
        _ => value.GetDecimal(),
    };
}
