using System.Globalization;
using Microsoft.Extensions.Primitives;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;
using MultiMarket.Host.Api;

namespace MultiMarket.Host.Bi;

/// <summary>Reads the parameters of a flat table.</summary>
internal static class BiQuery
{
    /// <summary>The orders asked for.</summary>
    /// <exception cref="RequestException">A parameter is not allowed.</exception>
    public static StarSelection Selection(string? from, string? to, string? canal)
    {
        var selection = new StarSelection(Day("from", from), Day("to", to), Channels(canal));
        return selection.From > selection.To
            ? throw Refused($"from ({from}) is later than to ({to}); both days are included.")
            : selection;
    }

    /// <summary>The format asked for by name, else by the Accept header, else JSON.</summary>
    /// <param name="format">The name, or null.</param>
    /// <param name="formulas"><c>escape</c> keeps spreadsheets from running a text as a formula; null leaves texts as they are.</param>
    /// <param name="accept">The Accept header.</param>
    /// <exception cref="RequestException">A parameter is not allowed.</exception>
    public static RowFormat Format(string? format, string? formulas, StringValues accept)
    {
        var escape = formulas switch
        {
            null or "" => false,
            "escape" => true,
            _ => throw Refused($"formulas is '{formulas}'; allowed is escape."),
        };
        return format switch
        {
            "csv" => escape ? RowFormat.SafeCsv : RowFormat.Csv,
            "excel" => RowFormat.Excel,
            "json" => RowFormat.Json,
            "jsonl" => RowFormat.JsonLines,
            null or "" => Accepted(accept.ToString()),
            _ => throw Refused($"format is '{format}'; allowed are csv, excel, json and jsonl."),
        };
    }

    private static RowFormat Accepted(string accept) =>
        accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) ? RowFormat.Csv
        : accept.Contains("application/x-ndjson", StringComparison.OrdinalIgnoreCase) ? RowFormat.JsonLines
        : RowFormat.Json;

    private static DateOnly? Day(string parameter, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Refused($"{parameter} is '{text}'; write a day such as 2025-04-26.");
    }

    private static IReadOnlyList<Channel> Channels(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text == "all") return Channel.All;
        var named = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Channel.Find(name) ?? throw Refused($"canal holds '{name}'; allowed are {string.Join(", ", Channel.All)} and all.")).ToHashSet();
        return named.Count == 0 ? Channel.All : [.. Channel.All.Where(named.Contains)];
    }

    private static RequestException Refused(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
