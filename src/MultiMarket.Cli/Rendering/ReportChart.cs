using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Text;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>A report as bars in the terminal, one for each row.</summary>
internal static class ReportChart
{
    private const int ShortestBar = 10;

    // Okabe and Ito's palette: told apart also without full colour vision. A channel keeps its colour everywhere.
    private static readonly Dictionary<string, Color> ChannelColours = new()
    {
        ["web"] = new Color(0, 114, 178),
        ["mobile"] = new Color(230, 159, 0),
        ["boutique"] = new Color(0, 158, 115),
    };

    /// <summary>Draws a report.</summary>
    public static string Render(ReportResult report, Canvas canvas)
    {
        ReportFrame.Heading(report, canvas);
        canvas.Line();
        if (Measure(report) is { } measure && report.Rows.Count > 0) Bars(report, measure, canvas);
        else canvas.Line("No orders in this selection.");
        canvas.Line();
        ReportFrame.Totals(report, canvas);
        return canvas.ToString();
    }

    // What the report is about: the amount of revenue, the pieces of top-products, the rate of cancellations, the average of average-order.
    private static int? Measure(ReportResult report)
    {
        var kinds = report.Columns.Select(c => c.Kind).ToList();
        var index = report.Name switch
        {
            ReportNames.TopProducts => kinds.IndexOf(ReportColumnKind.Count),
            ReportNames.Cancellations => kinds.IndexOf(ReportColumnKind.Rate),
            ReportNames.AverageOrder => kinds.LastIndexOf(ReportColumnKind.Amount),
            _ => kinds.IndexOf(ReportColumnKind.Amount),
        };
        return index < 0 ? null : index;
    }

    private static void Bars(ReportResult report, int measure, Canvas canvas)
    {
        var column = report.Columns[measure];
        canvas.Line(column.Label, new Style(decoration: Decoration.Bold));
        var bars = report.Rows.Select(row => new Bar(Label(row, report.Columns), Number(row[measure]), ReportText.Write(row[measure], column.Kind), Colour(row))).ToList();
        var figures = bars.Max(b => b.Figure.Length);
        bars = bars.ConvertAll(b => b with { Label = Cut(b.Label, Math.Max(ShortestBar, canvas.Width - figures - ShortestBar - 3)) });
        var labels = bars.Max(b => b.Label.Length);
        var room = Math.Max(ShortestBar, canvas.Width - labels - figures - 3);
        var longest = Math.Max(bars.Max(b => b.Value), decimal.One / 1_000_000);
        foreach (var bar in bars)
        {
            canvas.Draw(new Paragraph()
                .Append(bar.Label.PadRight(labels) + " ")
                .Append(Blocks(bar.Value / longest * room), new Style(bar.Colour))
                .Append($" {bar.Figure}\n"));
        }
    }

    private static string Label(IReadOnlyList<object?> row, IReadOnlyList<ReportColumn> columns) =>
        PrintableText.Of(string.Join(' ', row.Where((_, i) => columns[i].Kind == ReportColumnKind.Text).Select(v => v ?? ReportText.Absent)));

    // The bars stand beside one another: one long label must not push all of them aside.
    private static string Cut(string label, int longest)
    {
        if (label.Length <= longest) return label;
        var end = longest - 1;
        return label[..(char.IsHighSurrogate(label[end - 1]) ? end - 1 : end)] + '…';
    }

    private static decimal Number(object? value) => value is null ? 0 : Math.Max(0, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));

    private static Color Colour(IReadOnlyList<object?> row) =>
        row.OfType<string>().Where(ChannelColours.ContainsKey).Select(name => ChannelColours[name]).DefaultIfEmpty(Color.Default).First();

    // Eighths of a character, so that small differences stay visible.
    private static string Blocks(decimal length)
    {
        var eighths = (int)Math.Round(length * 8, MidpointRounding.AwayFromZero);
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : ((char)('█' + 8 - eighths % 8)).ToString());
    }

    private sealed record Bar(string Label, decimal Value, string Figure, Color Colour);
}
