using System.Globalization;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Cli.Rendering;

/// <summary>What stands above and below every report: what was asked, how it is defined, and the totals.</summary>
internal static class ReportFrame
{
    /// <summary>The name, the parameters in effect and the definition.</summary>
    public static void Heading(ReportResult report, Canvas canvas)
    {
        var parameters = string.Join(", ", report.Parameters.Select(p => $"{p.Key} = {p.Value}"));
        canvas.Line(parameters.Length == 0 ? report.Name : $"{report.Name}: {parameters}").Line(report.Definition);
    }

    /// <summary>The totals, when the report was run and how long it took.</summary>
    public static void Totals(ReportResult report, Canvas canvas)
    {
        var width = report.Totals.Count == 0 ? 0 : report.Totals.Keys.Max(name => name.Length);
        foreach (var (name, value) in report.Totals)
            canvas.Line($"{name.PadRight(width)}  {ReportText.Total(name, value)}");
        canvas.Line($"Run {Moments.Write(report.GeneratedAt, canvas.TimeZone)} in {report.DurationMs.ToString("0", CultureInfo.InvariantCulture)} ms");
    }
}
