using MultiMarket.Dashboard.Filters;
using MultiMarket.Dashboard.Live;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Periods;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>Items and clients of one selection. No roll-up has them, so that they are asked apart and hold up nothing else.</summary>
/// <param name="Filter">The selection.</param>
public sealed record ClientsQuestion(OverviewFilter Filter) : ILiveQuestion<ClientsAnswer>
{
    /// <summary>The question behind a filter.</summary>
    public static ClientsQuestion Of(OverviewFilter filter) => new(filter with { AgainstYearBefore = false, ShowOrders = false, ProductsByRevenue = false, ByDay = false });

    public object DependsOn(SystemStatus status) => StoredOrders.Of(status);

    public async Task<ClientsAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        var periods = Filter.PeriodsOn(DateOnly.FromDateTime(status.MerchantTime));
        var current = FiguresAsync(periods.Current);
        var previous = FiguresAsync(periods.Previous);
        var yearBefore = FiguresAsync(periods.YearBefore);
        var trend = sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.ClientsTrend, periods.Current, TrendAxis.StepOf(periods.Current)), cancellationToken);
        await Task.WhenAll(current, previous, yearBefore, trend);
        return new ClientsAnswer(
            new Compared<ClientFigures>(await current, await previous, await yearBefore),
            TrendAxis.Fill(await trend, ClientFigures.Of, ClientFigures.None));

        async Task<ClientFigures> FiguresAsync(DayPeriod days) => ClientFigures.Of(await sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.Clients, days), cancellationToken));
    }
}
