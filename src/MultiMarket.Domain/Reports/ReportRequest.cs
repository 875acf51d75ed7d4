using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Reports;

/// <summary>The name of a report and its parameters.</summary>
/// <param name="Name">One of <see cref="ReportNames"/>.</param>
/// <param name="From">First day included (merchant's wall clock), or null.</param>
/// <param name="To">Last day included, or null.</param>
/// <param name="Channels">The channels to include; empty means all.</param>
/// <param name="Top">The number of rows of <c>top-products</c>, 1 to 1,000; null means 10. Without effect on the other reports.</param>
/// <param name="Statuses">The statuses that count as revenue; empty means all but <c>annulée</c> and <c>remboursée</c>. Ignored by <c>cancellations</c>.</param>
public sealed record ReportRequest(
    string Name,
    DateOnly? From = null,
    DateOnly? To = null,
    IReadOnlyList<Channel>? Channels = null,
    int? Top = null,
    IReadOnlyList<OrderStatus>? Statuses = null);

/// <summary>The reports by name.</summary>
public static class ReportNames
{
    /// <summary>CA by month and channel.</summary>
    public const string Revenue = "revenue";

    /// <summary>The products sold most, by quantity.</summary>
    public const string TopProducts = "top-products";

    /// <summary>Cancellation rate per channel.</summary>
    public const string Cancellations = "cancellations";

    /// <summary>CA per order per channel.</summary>
    public const string AverageOrder = "average-order";

    /// <summary>Every report, in the order in which they are always shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Revenue, TopProducts, Cancellations, AverageOrder];
}

/// <summary>A report was asked for with an unknown name or a parameter out of range; the message names it and what is allowed.</summary>
public sealed class ReportParameterException(string message) : Exception(message);
