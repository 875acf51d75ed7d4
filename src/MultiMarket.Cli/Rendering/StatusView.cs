using System.Globalization;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>The system at a glance.</summary>
internal static class StatusView
{
    private const int RestartsShown = 5;
    private static readonly Style Alarm = new(Color.Red);

    /// <summary>Draws a snapshot.</summary>
    public static string Render(SystemStatus status, Canvas canvas)
    {
        var warehouse = status.Warehouse;
        canvas
            .Line($"MultiMarket {status.Version}, instance {status.Instance}, up {Moments.Since(status.StartedAt, status.GeneratedAt)} at {Moments.Write(status.GeneratedAt, canvas.TimeZone)}")
            .Line($"Packages   {status.Packages}")
            .Line($"Data       {status.DataFolder}")
            .Line(
                $"Warehouse  {warehouse.Kind}, {warehouse.Address}, {(warehouse.Login ? "with a password, " : "")}{(warehouse.Available ? "available" : $"NOT AVAILABLE ({warehouse.Trouble})")} for {Moments.Since(warehouse.Since, status.GeneratedAt)}",
                warehouse.Available ? Style.Plain : Alarm)
            .Draw(Files(status))
            .Draw(Simulators(status));
        foreach (var channel in status.Channels)
        {
            if (channel.FolderError is { } error) canvas.Line($"{channel.Channel}: the folder cannot be listed: {error}", Alarm);
            if (channel.Simulation.Trouble is { } trouble) canvas.Line($"{channel.Channel}: the simulator waits: {trouble}", Alarm);
            if (channel.IntakeTrouble is { } intake) canvas.Line($"{channel.Channel}: the intake waits for its journal: {intake}", Alarm);
        }

        canvas.Line($"Restarts {ReportText.Count(status.RestartCount)}, dead letters {ReportText.Count(status.DeadLetters)}");
        foreach (var restart in status.Restarts.TakeLast(RestartsShown))
            canvas.Line($"  {Moments.Write(restart.At, canvas.TimeZone)}  {restart.Actor}: {restart.Cause}");
        return canvas.ToString();
    }

    private static Table Files(SystemStatus status)
    {
        var table = Tables.Plain().Text("Channel")
            .Figures("Found").Figures("Inserted").Figures("Duplicate").Figures("Rejected").Figures("In flight").Figures("Lag p50").Figures("p99");
        foreach (var channel in status.Channels) table.Row([channel.Channel, .. Counts(channel.Counts), .. Lag(channel.Lag)]);
        return table.Row(["total", .. Counts(status.Totals), "", ""]);
    }

    private static string[] Counts(IngestCounts c) =>
        [.. new[] { c.Found, c.Inserted, c.Duplicate, c.Rejected, c.InFlight }.Select(n => ReportText.Count(n))];

    private static string[] Lag(LagStatus lag) =>
        lag.Samples == 0 ? [ReportText.Absent, ReportText.Absent] : [Moments.Milliseconds(lag.P50Ms), Moments.Milliseconds(lag.P99Ms)];

    private static Table Simulators(SystemStatus status)
    {
        var table = Tables.Plain().Text("Channel").Text("Simulator").Text("Every").Figures("Written").Figures("Next number").Text("Intake").Figures("Ignored");
        foreach (var channel in status.Channels)
        {
            var simulation = channel.Simulation;
            table.Row(
                channel.Channel,
                simulation.State,
                simulation.MinIntervalMs > 0 ? new TickRange(TimeSpan.FromMilliseconds(simulation.MinIntervalMs), TimeSpan.FromMilliseconds(simulation.MaxIntervalMs)).ToString() : ReportText.Absent,
                ReportText.Count(simulation.Written),
                simulation.NextOrderNumber.ToString(CultureInfo.InvariantCulture),
                channel.IngestPaused ? "paused" : "running",
                ReportText.Count(channel.Ignored));
        }

        return table;
    }
}
