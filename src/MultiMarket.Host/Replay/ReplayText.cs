using System.Globalization;

namespace MultiMarket.Host.Replay;

/// <summary>A report for people.</summary>
internal static class ReplayText
{
    /// <summary>Writes what was done, and what stands in the way to the error stream.</summary>
    public static void Write(ReplayReport report, TextWriter output, TextWriter error)
    {
        if (report.DryRun)
            foreach (var day in report.Days.GroupBy(d => d.Day)) output.WriteLine($"{day.Key:yyyy-MM-dd}  {string.Join(", ", day.Select(d => $"{d.Channel} {Number(d.Files)}"))}");
        var days = report.Days.DistinctBy(d => d.Day).Count();
        if (days > 0) output.WriteLine($"{Number(report.Files)} files of {Number(days)} {(days == 1 ? "day" : "days")} in the archive of {report.DataFolder}");
        if (!report.DryRun && report.Days.Count > 0) output.WriteLine(Tally(report));
        if (report.Trouble is { } trouble) error.WriteLine(report.GoOn is { } goOn && !report.DryRun ? $"{trouble}. Go on with: {goOn}" : trouble);
        else output.WriteLine(Next(report));
    }

    private static string Tally(ReplayReport report)
    {
        var rate = report.Offered / Math.Max(report.DurationMs / 1000.0, 0.001);
        var passedOver = report.Skipped == 0 ? "" : $", {Number(report.Skipped)} passed over: gone meanwhile, or no regular files";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Offered:N0} put into the source folders in {report.DurationMs / 1000.0:N1} s ({rate:N0}/s), {report.Waiting:N0} waited there already{passedOver}");
    }

    private static string Next(ReplayReport report) => (report.DryRun, report.HostRuns) switch
    {
        (true, _) => $"Nothing was done; it is with: {report.GoOn}",
        (_, true) => "The host takes them in; watch it with: multimarket status --watch",
        _ => "No host runs on this folder; the next start takes them in: multimarket up",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
