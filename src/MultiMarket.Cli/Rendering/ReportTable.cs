using MultiMarket.Domain.Reports;

namespace MultiMarket.Cli.Rendering;

/// <summary>A report as a table, with its definition and totals.</summary>
internal static class ReportTable
{
    /// <summary>Draws a report.</summary>
    public static string Render(ReportResult report, Canvas canvas)
    {
        var table = Tables.Plain();
        foreach (var column in report.Columns)
        {
            if (column.Kind == ReportColumnKind.Text) table.Text(column.Label, wrap: true);
            else table.Figures(column.Label);
        }

        foreach (var row in report.Rows) table.Row(row.Zip(report.Columns, (value, column) => ReportText.Write(value, column.Kind)));

        ReportFrame.Heading(report, canvas);
        if (report.Rows.Count == 0) canvas.Line().Line("No orders in this selection.").Line();
        else canvas.Draw(table);
        ReportFrame.Totals(report, canvas);
        return canvas.ToString();
    }
}
