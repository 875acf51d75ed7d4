using MultiMarket.Cli.Http;
using MultiMarket.Domain.Reports;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>Everything that is known of why a file was rejected.</summary>
internal static class RejectedView
{
    private static readonly Style Alarm = new(Color.Red);

    /// <summary>Draws the files, each with all of its broken rules.</summary>
    public static string Render(RejectedPage page, Canvas canvas)
    {
        foreach (var file in page.Files)
        {
            canvas.Line($"{file.Channel}: {file.Name}, {ReportText.Count(file.SizeBytes)} bytes");
            if (file.Rejection is not { } rejection)
            {
                canvas.Line("Its reason file is missing or unreadable", Alarm);
                continue;
            }

            var tries = rejection.Attempts == 1 ? "1 try" : $"{ReportText.Count(rejection.Attempts)} tries";
            canvas.Line($"Rejected {Moments.Write(rejection.RejectedAt, canvas.TimeZone)} after {tries}, dropped into sources/{rejection.Source} as {rejection.File}");
            if (rejection.Line is { } line) canvas.Line($"The text breaks off at line {line}, column {rejection.Column}", Alarm);
            var table = Tables.Plain().Text("Code").Text("Where", wrap: true).Text("Found", wrap: true).Text("Expected", wrap: true);
            foreach (var violation in rejection.Violations) table.Row(violation.Code, violation.Path, violation.Found, violation.Expected);
            canvas.Draw(table);
        }

        return canvas.ToString();
    }
}
