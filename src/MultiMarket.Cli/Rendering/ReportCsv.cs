using System.Globalization;
using CsvHelper;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Rendering;

/// <summary>A report's rows for programs: commas, a header, invariant numbers.</summary>
internal static class ReportCsv
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes the rows; definition and totals stay in the other formats because they are no rows.</summary>
    public static string Write(ReportResult report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var column in report.Columns) csv.WriteField(column.Name);
            csv.EndRecord();
            foreach (var row in report.Rows)
            {
                // Product names come from files that anybody may drop.
                foreach (var value in row) csv.WriteField(value is string name ? SpreadsheetText.Of(name) : value);
                csv.EndRecord();
            }
        }

        return text.ToString();
    }
}
