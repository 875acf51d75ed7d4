using System.Globalization;
using MultiMarket.Dashboard.Export;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The tables behind the visuals of the page of what comes in.</summary>
internal static class RealTimeTables
{
    /// <summary>The orders of the last minute that is over.</summary>
    public static long LastWholeMinute(ActivityAnswer answer) => answer.Activity.Minutes is { Count: > 1 } minutes ? minutes[^2].Orders.Sum() : 0;

    /// <summary>The orders of all minutes kept.</summary>
    public static long LastHour(ActivityAnswer answer) => answer.Activity.Minutes.Sum(m => m.Orders.Sum());

    /// <summary>Orders by minute and channel; no rows without orders.</summary>
    public static DataTable Minutes(ActivityAnswer answer, LiveBoard board, Reader reader) => new(
        [new(reader[RealTimeWords.Minute]), .. Channels(reader), Count(reader[OverviewWords.Total])],
        LastHour(answer) == 0 ? [] : [.. answer.Activity.Minutes.Select(m => (IReadOnlyList<object?>)[MinuteOf(m, board), .. m.Orders.Cast<object?>(), m.Orders.Sum()])]);

    /// <summary>Orders by hour and channel, today and last week; no rows without orders.</summary>
    public static DataTable Hours(HourComparison hours, Reader reader) => new(
        [new(reader[RealTimeWords.Hour]), .. Channels(reader), Count(reader[Names.Today]), Count(reader[RealTimeWords.LastWeek])],
        hours.Hours.All(h => h.LastWeek + h.Today.Sum() == 0) ? [] : [.. hours.Hours.Select(h => (IReadOnlyList<object?>)[HourOf(h), .. h.Today.Cast<object?>(), h.Today.Sum(), h.LastWeek])]);

    /// <summary>The latest orders.</summary>
    /// <param name="answer">What comes in.</param>
    /// <param name="board">Knows the merchant's wall clock.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="personal">False masks clients and addresses.</param>
    public static DataTable Feed(ActivityAnswer answer, LiveBoard board, Reader reader, bool personal) => new(
        [
            new(reader[RealTimeWords.StoredAt]), new(reader[OverviewWords.Order]), new(reader[OverviewWords.Channel]), new(reader[OverviewWords.Status]),
            new(reader[OverviewWords.Client]), new(reader[OverviewWords.City]), new(reader[OverviewWords.Address]), Count(reader[RealTimeWords.Items]),
            new(reader[OverviewWords.Amount] + " (MAD)", ReportColumnKind.Amount),
        ],
        [.. answer.Activity.Latest.Select(o => Row(o, board, reader, personal))]);

    /// <summary>The time at which a minute begins.</summary>
    public static string MinuteOf(MinuteCount minute, LiveBoard board) => board.MerchantTime(minute.Start).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The name of an hour.</summary>
    public static string HourOf(HourPoint hour) => string.Create(CultureInfo.InvariantCulture, $"{hour.Hour:00}:00");

    private static IReadOnlyList<object?> Row(StoredOrder order, LiveBoard board, Reader reader, bool personal) =>
    [
        FigureText.Clock(board.MerchantTime(order.StoredAt)), $"{order.Channel}:{order.OrderId}", reader[Names.Of(order.Channel)], reader[Names.Of(order.Status)],
        OverviewTables.Personal(order.ClientId, reader, personal), order.Delivery?.City, OverviewTables.Personal(order.Delivery?.Address ?? "", reader, personal),
        (long)order.ItemCount, order.Total,
    ];

    private static IEnumerable<TableColumn> Channels(Reader reader) => Channel.All.Select(c => Count(reader[Names.Of(c)]));

    private static TableColumn Count(string label) => new(label, ReportColumnKind.Count);
}
