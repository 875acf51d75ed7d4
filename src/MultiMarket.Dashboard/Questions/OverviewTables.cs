using MultiMarket.Dashboard.Export;
using MultiMarket.Dashboard.Filters;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The tables behind the visuals of the overview.</summary>
internal static class OverviewTables
{
    /// <summary>CA by month or day and channel, with total and average.</summary>
    public static DataTable Revenue(OverviewAnswer answer, OverviewFilter filter, Reader reader) => new(
        [
            new(reader[filter.ByDay ? OverviewWords.Day : OverviewWords.Month]),
            .. filter.Channels.Select(c => Amount(reader[Names.Of(c)])),
            Amount(reader[OverviewWords.Total]),
            Amount(reader[filter.ByDay ? OverviewWords.AverageOf7Days : OverviewWords.AverageOf3Months]),
        ],
        answer.Figures.Current.Orders == 0
            ? []
            : [.. answer.Revenue.Select(p => (IReadOnlyList<object?>)[FigureText.TrendPoint(p.Period, reader.Language), .. p.ByChannel.Cast<object?>(), p.Total, Math.Round(p.Average, 2)])]);

    /// <summary>The products, the first first.</summary>
    public static DataTable Products(OverviewAnswer answer, Reader reader) => new(
        [new(reader[OverviewWords.Product]), new(reader[OverviewWords.Name]), Count(reader[OverviewWords.ByQuantity]), Amount(reader[OverviewWords.Revenue])],
        [.. answer.Products.Select(p => (IReadOnlyList<object?>)[p.Id, p.Name, p.Quantity, p.Revenue])]);

    /// <summary>Cancellations per channel, with n.</summary>
    public static DataTable Cancellations(OverviewAnswer answer, Reader reader) => new(
        [new(reader[OverviewWords.Channel]), Count("n"), Count(reader[OverviewWords.CancelledOrders]), new(reader[OverviewWords.Rate], ReportColumnKind.Rate)],
        [.. answer.Cancellations.Select(c => (IReadOnlyList<object?>)[reader[Names.Of(c.Channel)], c.Orders, c.Cancelled, c.Rate])]);

    /// <summary>CA per order per channel, with n.</summary>
    public static DataTable Averages(OverviewAnswer answer, Reader reader) => new(
        [new(reader[OverviewWords.Channel]), Count("n"), Amount(reader[OverviewWords.Revenue]), Amount(reader[OverviewWords.AverageOrder])],
        [.. answer.AverageOrders.Select(c => (IReadOnlyList<object?>)[reader[Names.Of(c.Channel)], c.Orders, c.Revenue, c.Average])]);

    /// <summary>Orders, one a row.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="personal">False masks clients and addresses.</param>
    public static DataTable Orders(IEnumerable<ListedOrder> orders, Reader reader, bool personal) => new(
        [
            new(reader[OverviewWords.Placed]), new(reader[OverviewWords.Order]), new(reader[OverviewWords.Channel]), new(reader[OverviewWords.Status]),
            new(reader[OverviewWords.Client]), new(reader[OverviewWords.City]), new(reader[OverviewWords.Address]), new(reader[OverviewWords.Contents]),
            Amount(reader[OverviewWords.Amount]),
        ],
        [
            .. orders.Select(o => (IReadOnlyList<object?>)
            [
                FigureText.Moment(o.PlacedAt), o.Key, ChannelName(o.Channel, reader), StatusName(o.Status, reader),
                Personal(o.ClientId, reader, personal), o.City.Length == 0 ? null : o.City, Personal(o.Address, reader, personal), o.Contents, o.Total,
            ]),
        ]);

    /// <summary>A text that names a person, or what stands for it; null when there is none.</summary>
    public static string? Personal(string text, Reader reader, bool shown) => text.Length == 0 ? null : shown ? text : reader[Words.Masked];

    /// <summary>The name of a channel by its value in the data.</summary>
    public static string ChannelName(string channel, Reader reader) => Channel.Find(channel) is { } known ? reader[Names.Of(known)] : channel;

    private static string StatusName(string status, Reader reader) => OrderStatuses.Find(status) is { } known ? reader[Names.Of(known)] : status;

    private static TableColumn Amount(string label) => new(label + " (MAD)", ReportColumnKind.Amount);

    private static TableColumn Count(string label) => new(label, ReportColumnKind.Count);
}
