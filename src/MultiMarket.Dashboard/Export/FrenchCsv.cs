using System.Globalization;
using System.Text;
using MultiMarket.Domain.Text;

namespace MultiMarket.Dashboard.Export;

/// <summary>
/// A table as the file that a French Excel opens by a double click: byte order mark, semicolon, decimal comma, and no text that could be
/// taken for a formula. What the figures are about stands above them.
/// </summary>
internal static class FrenchCsv
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = "," };

    /// <summary>Writes a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="about">The filters and the moment, one a line.</param>
    /// <param name="table">The figures; shares are written from 0 to 1.</param>
    public static string Write(string title, IEnumerable<string> about, DataTable table)
    {
        var text = new StringBuilder().Append(ByteOrderMark);
        Line(text, [title]);
        foreach (var line in about) Line(text, [line]);
        Line(text, []);
        Line(text, table.Columns.Select(c => c.Label));
        foreach (var row in table.Rows) Line(text, row);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<object?> fields) => text.AppendJoin(';', fields.Select(Field)).Append("\r\n");

    private static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(SpreadsheetText.Of(text)),
        IFormattable number => number.ToString(null, Numbers),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
