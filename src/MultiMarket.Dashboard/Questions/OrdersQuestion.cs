using MultiMarket.Dashboard.Filters;
using MultiMarket.Dashboard.Live;
using MultiMarket.Domain;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The orders behind the figures of a selection, the latest first.</summary>
public sealed record OrdersAnswer(ValueList<ListedOrder> Orders);

/// <summary>Asks for the orders behind a selection.</summary>
/// <param name="Filter">The selection.</param>
public sealed record OrdersQuestion(OverviewFilter Filter) : ILiveQuestion<OrdersAnswer>
{
    /// <summary>The question behind a filter.</summary>
    public static OrdersQuestion Of(OverviewFilter filter) => new(filter with { AgainstYearBefore = false, ProductsByRevenue = false, ByDay = false });

    public object DependsOn(SystemStatus status) => StoredOrders.Of(status);

    public async Task<OrdersAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        var days = Filter.PeriodsOn(DateOnly.FromDateTime(status.MerchantTime)).Current;
        var table = await sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.Orders, days), cancellationToken);
        return new OrdersAnswer(table.Rows.Select(ListedOrder.Of).ToValueList());
    }
}
