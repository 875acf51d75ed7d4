using MultiMarket.Domain.Control;
using Spectre.Console;

namespace MultiMarket.Cli.Rendering;

/// <summary>Who asked for what and when.</summary>
internal static class AuditTable
{
    private static readonly Style Alarm = new(Color.Red);

    /// <summary>Draws the trail, oldest command first.</summary>
    public static string Render(AuditTrail trail, Canvas canvas)
    {
        if (trail.Entries.Count == 0)
        {
            canvas.Line("No commands yet.");
        }
        else
        {
            var table = Tables.Plain().Text("At").Text("Channel").Text("Command").Text("Who", wrap: true);
            foreach (var entry in trail.Entries) table.Row(Moments.Write(entry.At, canvas.TimeZone), entry.Channel, entry.Command, entry.Who);
            canvas.Draw(table);
        }

        foreach (var missing in trail.Missing) canvas.Line($"Not complete: {missing}", Alarm);
        return canvas.ToString();
    }
}
