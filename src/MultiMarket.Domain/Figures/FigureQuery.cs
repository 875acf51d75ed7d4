using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Domain.Figures;

/// <summary>The name of a table of figures and the orders that it is about; equal queries have equal answers.</summary>
/// <param name="Name">One of <see cref="FigureNames"/>.</param>
/// <param name="Period">The days of <c>date_commande</c>.</param>
/// <param name="Channels">The channels; never empty.</param>
/// <param name="Statuses">The statuses that count as revenue; never empty.</param>
/// <param name="Step">What one point of a trend covers; without effect on other tables.</param>
/// <param name="Limit">The greatest number of rows of a list; without effect on other tables.</param>
public sealed record FigureQuery(
    string Name,
    DayPeriod Period,
    ValueList<Channel> Channels,
    ValueList<OrderStatus> Statuses,
    TrendStep Step = TrendStep.Day,
    int Limit = 50);

/// <summary>What one point of a trend covers.</summary>
public enum TrendStep
{
    /// <summary>A day, written <c>2026-01-08</c>.</summary>
    Day,

    /// <summary>A month, written <c>2026-01</c>.</summary>
    Month,
}
