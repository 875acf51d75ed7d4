using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The figures of the overview that the reports and the roll-ups give.</summary>
/// <param name="Periods">The days they are about.</param>
/// <param name="Figures">The tiles.</param>
/// <param name="Step">What a point of the trend covers.</param>
/// <param name="Trend">The tiles over time.</param>
/// <param name="Revenue">CA over time by channel.</param>
/// <param name="Products">The products, the first first.</param>
/// <param name="Cancellations">Cancellations per channel.</param>
/// <param name="AverageOrders">CA per order per channel.</param>
public sealed record OverviewAnswer(
    ComparedPeriods Periods,
    Compared<KeyFigures> Figures,
    TrendStep Step,
    ValueList<KeyFigures> Trend,
    ValueList<RevenuePoint> Revenue,
    ValueList<ProductSales> Products,
    ValueList<ChannelCancellations> Cancellations,
    ValueList<ChannelAverage> AverageOrders);

/// <summary>The sales of a product; the amount in MAD.</summary>
public sealed record ProductSales(string Id, string Name, long Quantity, decimal Revenue);

/// <summary>The cancellations of a channel; the rate from 0 to 1.</summary>
public sealed record ChannelCancellations(Channel Channel, long Orders, long Cancelled, decimal Rate);

/// <summary>The average order of a channel; amounts in MAD.</summary>
public sealed record ChannelAverage(Channel Channel, long Orders, decimal Revenue, decimal Average);
