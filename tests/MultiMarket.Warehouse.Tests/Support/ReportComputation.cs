using System.Globalization;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>The reports once more, from the orders themselves and without a database.</summary>
internal static class ReportComputation
{
    public static List<object?[]> Rows(IEnumerable<Order> orders, ReportRequest request)
    {
        var selected = orders.Where(o => Selected(o, request)).ToList();
        var counted = selected.Where(o => Counts(o, request)).ToList();
        return request.Name switch
        {
            ReportNames.Revenue => [.. counted
                .GroupBy(o => (Month: o.PlacedAt.ToString("yyyy-MM", CultureInfo.InvariantCulture), o.Channel.Name))
                .OrderBy(g => g.Key.Month, StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new object?[] { g.Key.Month, g.Key.Name, g.Sum(o => o.Total), (long)g.Count() })],
            ReportNames.TopProducts => [.. counted.SelectMany(o => o.Lines)
                .GroupBy(l => l.ProductId)
                .OrderByDescending(g => g.Sum(l => l.Quantity)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(request.Top ?? 10)
                .Select(g => new object?[] { g.Key, g.Max(l => l.Name, StringComparer.Ordinal), (long)g.Sum(l => l.Quantity), g.Sum(l => l.Amount) })],
            ReportNames.Cancellations => [.. selected.GroupBy(o => o.Channel.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, All: g.LongCount(), Cancelled: g.LongCount(o => o.Status == OrderStatus.Cancelled)))
                .Select(g => new object?[] { g.Key, g.All, g.Cancelled, Math.Round((decimal)g.Cancelled / g.All, 4) })],
            ReportNames.AverageOrder => [.. counted.GroupBy(o => o.Channel.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new object?[] { g.Key, g.LongCount(), g.Sum(o => o.Total), Math.Round(g.Sum(o => o.Total) / g.Count(), 2) })],
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Name, "no such report"),
        };
    }

    public static Dictionary<string, decimal> Totals(IEnumerable<Order> orders, ReportRequest request)
    {
        var selected = orders.Where(o => Selected(o, request)).ToList();
        var statuses = request.Name == ReportNames.Cancellations ? request with { Statuses = null } : request;
        var counted = selected.Where(o => Counts(o, statuses)).ToList();
        return new()
        {
            ["commandes"] = counted.Count,
            ["ca"] = counted.Sum(o => o.Total),
            ["commandes_tous_statuts"] = selected.Count,
            ["montant_tous_statuts"] = selected.Sum(o => o.Total),
        };
    }

    private static bool Selected(Order order, ReportRequest request)
    {
        var day = DateOnly.FromDateTime(order.PlacedAt);
        return (request.From is not { } from || day >= from)
            && (request.To is not { } to || day <= to)
            && (request.Channels is not { Count: > 0 } channels || channels.Contains(order.Channel));
    }

    private static bool Counts(Order order, ReportRequest request) => request.Statuses is { Count: > 0 } statuses
        ? statuses.Contains(order.Status)
        : order.Status is not (OrderStatus.Cancelled or OrderStatus.Refunded);
}

file static class OrdinalMax
{
    public static string? Max<T>(this IEnumerable<T> source, Func<T, string> text, StringComparer comparer) => source.Select(text).Max(comparer);
}
