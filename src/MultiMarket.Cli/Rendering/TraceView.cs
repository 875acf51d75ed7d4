using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>What happened to the files and orders that match.</summary>
internal static class TraceView
{
    private static readonly Style Alarm = new(Color.Red);

    /// <summary>Draws the files, the reasons of the rejected ones, and the orders.</summary>
    public static string Render(Trace trace, Canvas canvas)
    {
        if (trace.Files.Count > 0)
        {
            var table = Tables.Plain().Text("File", wrap: true).Text("Outcome").Text("Received").Text("Ended").Figures("Tries").Text("Order", wrap: true).Text("Lies in", wrap: true);
            foreach (var file in trace.Files)
                table.Row(file.File, file.State, Moment(file.ReceivedAt, canvas), Moment(file.EndedAt, canvas), file.Attempts is { } n ? ReportText.Count(n) : ReportText.Absent, file.Order ?? ReportText.Absent, file.Path ?? "nowhere");
            canvas.Draw(table);
        }

        foreach (var file in trace.Files) Explain(file, canvas);
        foreach (var order in trace.Orders)
            canvas.Line($"Order {order.Key}: stored {Moment(order.InsertedAt, canvas)} {(order.File is { } name ? $"from {name}" : "without a file")} by {order.Host ?? ReportText.Absent}");
        if (trace.More) canvas.Line($"{ReportText.Count(trace.Files.Count)} files shown of more that match");
        return canvas.ToString();
    }

    private static void Explain(TracedFile file, Canvas canvas)
    {
        // A conflict names both files itself.
        if (file.StoredFrom is { } other && file.Rejection is null) canvas.Line($"{file.File}: its order was stored before, from {other}");
        if (file.Rejection is { } rejection)
            foreach (var violation in rejection.Violations) canvas.Line($"{file.File}: {violation.Code}: {violation.Message}", Alarm);
        else if (file.Reasons.Count > 0)
            canvas.Line($"{file.File}: rejected for {string.Join(", ", file.Reasons)}; the token shows the reason in full", Alarm);
        if (file.Trouble is { } trouble) canvas.Line($"{file.File}: {trouble}", Alarm);
        if (file.Path is null && file.State != "unrecorded") canvas.Line($"{file.File}: as it was then it lies nowhere any more; it was changed, put back for another try or deleted");
        if (file.State == "unrecorded") canvas.Line($"{file.File}: the journal does not know it; it remembers files for as long as multimarket.journal.retention says");
    }

    private static string Moment(DateTimeOffset? moment, Canvas canvas) => moment is { } at ? Moments.Write(at, canvas.TimeZone) : ReportText.Absent;
}
