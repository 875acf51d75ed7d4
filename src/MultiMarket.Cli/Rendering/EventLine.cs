using System.Text.Json.Nodes;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Rendering;

/// <summary>An event on one line for people.</summary>
internal static class EventLine
{
    /// <summary>Writes an event; what the host has masked is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">Its data.</param>
    /// <param name="zone">The zone in which moments are shown.</param>
    public static string Write(string name, JsonNode data, TimeZoneInfo zone)
    {
        var at = data["at"] is { } moment ? Moments.Write(moment.GetValue<DateTimeOffset>(), zone) : new string(' ', 19);
        return PrintableText.Of($"{at}  {Text(data, "channel") ?? "",-8}  {Said(name, data)}");
    }

    private static string Said(string name, JsonNode data) => name switch
    {
        "order-inserted" => Joined(
            "order " + Text(data, "order_id"), Text(data, "status"), ReportText.Amount(data["total"]!.GetValue<decimal>()) + " MAD",
            Text(data, "city"), Text(data, "client_id"), Text(data, "address")),
        "file-rejected" => $"rejected {Text(data, "file") ?? "a file"}: {Reasons(data)}",
        "channel-changed" => $"{Text(data, "part")} {Text(data, "change")}{Before(" ", Text(data, "rate"))}{Before(" by ", Text(data, "who"))}",
        "events-missed" => data["count"] is { } count ? $"{ReportText.Count(count.GetValue<long>())} events missed" : "events of an earlier run of the host missed",
        _ => $"{name} {data.ToJsonString()}",
    };

    private static string Reasons(JsonNode data) => data["violations"] is JsonArray violations
        ? string.Join("; ", violations.Select(v => $"{Text(v!, "code")}: {Text(v!, "message")}"))
        : string.Join(", ", data["codes"]!.AsArray().Select(c => c!.GetValue<string>()));

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.OfType<string>());

    private static string Before(string word, string? text) => text is null ? "" : word + text;

    private static string? Text(JsonNode data, string name) => data[name]?.GetValue<string>();
}
