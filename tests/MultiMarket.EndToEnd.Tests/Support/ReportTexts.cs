using System.Globalization;
using System.Text.Json;

namespace MultiMarket.EndToEnd.Tests.Support;

/// <summary>The rows of a report as the client printed it, in the form of <see cref="IndependentReports"/>.</summary>
internal static class ReportTexts
{
    public static IReadOnlyList<string[]> RowsOfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var columns = document.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).ToList();
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => Cells(row, columns))];
    }

    public static IReadOnlyList<string[]> RowsOfCsv(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(',').Select(Normalized).ToArray())];

    private static string[] Cells(JsonElement row, List<string> columns) => row.ValueKind == JsonValueKind.Array
        ? [.. row.EnumerateArray().Select(Cell)]
        : [.. columns.Select(c => Cell(row.GetProperty(c)))];

    private static string Cell(JsonElement value) => value.ValueKind == JsonValueKind.Number ? IndependentReports.Plain(value.GetDecimal()) : value.GetString()!;

    private static string Normalized(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? IndependentReports.Plain(number) : cell;
}
