using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Reports;

/// <summary>Reads a report request from the texts of a command line or an address.</summary>
public static class ReportRequestText
{
    /// <summary>The word that stands for every channel or every status.</summary>
    public const string Every = "all";

    /// <summary>Reads the texts; null and empty ones mean the default.</summary>
    /// <param name="name">One of <see cref="ReportNames"/>.</param>
    /// <param name="from">First day included, as <c>2025-04-26</c>.</param>
    /// <param name="to">Last day included.</param>
    /// <param name="channel">Channels between commas, or <c>all</c>.</param>
    /// <param name="top">A number from 1 to 1,000.</param>
    /// <param name="statuses">Statuses between commas, whatever their case and accents, or <c>all</c>.</param>
    /// <exception cref="ReportParameterException">A text cannot be read; the message names the parameter and what is allowed.</exception>
    public static ReportRequest Parse(string name, string? from, string? to, string? channel, string? top, string? statuses)
    {
        var request = new ReportRequest(name, Day("from", from), Day("to", to), Channels(channel), Number(top), Statuses(statuses));
        ReportParameters.Of(request);
        return request;
    }

    private static DateOnly? Day(string parameter, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ReportParameterException($"{parameter} is '{text}'; write a day such as 2025-04-26.");
    }

    private static int? Number(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ReportParameterException($"top is '{text}'; allowed are 1 to {ReportParameters.MaxTop}.");
    }

    private static List<Channel>? Channels(string? text) => Items(text)
        ?.ConvertAll(item => Channel.Find(item.ToLowerInvariant())
            ?? throw new ReportParameterException($"channel holds '{item}'; allowed are {string.Join(", ", Channel.All)} and {Every}."));

    private static List<OrderStatus>? Statuses(string? text) => IsEvery(text)
        ? [.. OrderStatuses.All]
        : Items(text)?.ConvertAll(item => OrderStatuses.Find(item)
            ?? throw new ReportParameterException($"statuses holds '{item}'; allowed are {string.Join(", ", OrderStatuses.All.Select(OrderStatuses.Name))} and {Every}."));

    private static List<string>? Items(string? text) =>
        string.IsNullOrWhiteSpace(text) || IsEvery(text)
            ? null
            : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsEvery(string? text) => string.Equals(text?.Trim(), Every, StringComparison.OrdinalIgnoreCase);
}
