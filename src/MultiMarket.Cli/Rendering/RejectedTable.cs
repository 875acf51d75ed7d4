using MultiMarket.Cli.Http;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Cli.Rendering;

/// <summary>Rejected files and the first reason of each.</summary>
internal static class RejectedTable
{
    /// <summary>Draws one page of the list.</summary>
    public static string Render(RejectedPage page, Canvas canvas)
    {
        if (page.Files.Count == 0) return canvas.Line("No rejected files.").ToString();
        var table = Tables.Plain().Text("Channel").Text("File", wrap: true).Text("Rejected at").Text("Reason", wrap: true);
        foreach (var file in page.Files)
        {
            table.Row(
                file.Channel,
                file.Name,
                file.Rejection is { } rejection ? Moments.Write(rejection.RejectedAt, canvas.TimeZone) : ReportText.Absent,
                Reason(file.Rejection));
        }

        canvas.Draw(table);
        canvas.Line($"{ReportText.Count(page.Files.Count)} {(page.Files.Count == 1 ? "file" : "files")}{(page.More ? " shown, more exist" : "")}");
        return canvas.ToString();
    }

    private static string Reason(Rejection? rejection)
    {
        if (rejection is null) return "its reason file is missing or unreadable";
        if (rejection.Violations is not [var first, ..]) return ReportText.Absent;
        var where = rejection.Line is { } line ? $" (line {line}, column {rejection.Column})" : "";
        var others = rejection.Violations.Count > 1 ? $" (+{rejection.Violations.Count - 1} more)" : "";
        return $"{first.Code}: {first.Message}{where}{others}";
    }
}
