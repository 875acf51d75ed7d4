using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Reports;

/// <summary>The parameters of one report run: checked, with defaults in place.</summary>
public sealed record ReportParameters
{
    /// <summary>The largest <c>top</c>.</summary>
    public const int MaxTop = 1_000;

    /// <summary>The <c>top</c> of a request that names none.</summary>
    public const int DefaultTop = 10;

    private ReportParameters(ReportDefinition definition, ReportRequest request)
    {
        Definition = definition;
        From = request.From;
        To = request.To;
        Channels = request.Channels is { Count: > 0 } channels ? [.. Channel.All.Where(channels.Contains)] : Channel.All;
        Top = request.Top ?? DefaultTop;
        Statuses = request.Statuses is { Count: > 0 } statuses && definition.TakesStatuses
            ? [.. OrderStatuses.All.Where(statuses.Contains)]
            : [.. OrderStatuses.All.Except(OrderStatuses.NotRevenue)];
    }

    /// <summary>The report.</summary>
    public ReportDefinition Definition { get; }

    /// <summary>First day included, or null.</summary>
    public DateOnly? From { get; }

    /// <summary>Last day included, or null.</summary>
    public DateOnly? To { get; }

    /// <summary>The channels included, in the order of <see cref="Channel.All"/>; never empty.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The greatest number of rows.</summary>
    public int Top { get; }

    /// <summary>The statuses that count as revenue, in the order of <see cref="OrderStatuses.All"/>; never empty.</summary>
    public IReadOnlyList<OrderStatus> Statuses { get; }

    /// <summary>Checks a request.</summary>
    /// <exception cref="ReportParameterException">The name or a parameter is not allowed.</exception>
    public static ReportParameters Of(ReportRequest request)
    {
        var definition = ReportDefinitions.Get(request.Name);
        if (request is { From: { } from, To: { } to } && from > to)
            throw new ReportParameterException($"from ({Day(from)}) is later than to ({Day(to)}); both days are included.");
        if (request.Top is < 1 or > MaxTop)
            throw new ReportParameterException(string.Create(CultureInfo.InvariantCulture, $"top is {request.Top}; allowed are 1 to {MaxTop}."));
        foreach (var status in request.Statuses ?? [])
            if (!Enum.IsDefined(status)) throw new ReportParameterException($"statuses holds {(int)status}; allowed are {string.Join(", ", OrderStatuses.All.Select(OrderStatuses.Name))}.");
        return new ReportParameters(definition, request);
    }

    /// <summary>The parameters that have an effect on this report, as text by name.</summary>
    public IReadOnlyDictionary<string, string> Describe()
    {
        var described = new Dictionary<string, string>();
        if (From is { } from) described["from"] = Day(from);
        if (To is { } to) described["to"] = Day(to);
        described["channel"] = string.Join(",", Channels.Select(c => c.Name));
        if (Definition.TakesTop) described["top"] = Top.ToString(CultureInfo.InvariantCulture);
        if (Definition.TakesStatuses) described["statuses"] = string.Join(",", Statuses.Select(OrderStatuses.Name));
        return described;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
