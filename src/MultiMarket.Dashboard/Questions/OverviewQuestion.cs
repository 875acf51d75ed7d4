using MultiMarket.Dashboard.Filters;
using MultiMarket.Dashboard.Live;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Periods;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The tiles that the roll-ups know and the four reports, for one selection.</summary>
/// <param name="Filter">The selection; what of it only concerns the tiles' looks is left out by <see cref="Of"/>.</param>
public sealed record OverviewQuestion(OverviewFilter Filter) : ILiveQuestion<OverviewAnswer>
{
    /// <summary>The question behind a filter.</summary>
    public static OverviewQuestion Of(OverviewFilter filter) => new(filter with { AgainstYearBefore = false, ShowOrders = false });

    public object DependsOn(SystemStatus status) => StoredOrders.Of(status);

    public async Task<OverviewAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        var periods = Filter.PeriodsOn(DateOnly.FromDateTime(status.MerchantTime));
        var step = TrendAxis.StepOf(periods.Current);
        var current = FiguresAsync(FigureNames.Key, periods.Current);
        var previous = FiguresAsync(FigureNames.Key, periods.Previous);
        var yearBefore = FiguresAsync(FigureNames.Key, periods.YearBefore);
        var trend = sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.KeyTrend, periods.Current, step), cancellationToken);
        var revenue = RevenueAsync(sources, periods.Current, cancellationToken);
        var products = ProductsAsync(sources, periods.Current, cancellationToken);
        var cancellations = ReportAsync(ReportNames.Cancellations);
        var averages = ReportAsync(ReportNames.AverageOrder);
        await Task.WhenAll(current, previous, yearBefore, trend, revenue, products, cancellations, averages);
        return new OverviewAnswer(
            periods,
            new Compared<KeyFigures>(KeyFigures.Of(await current), KeyFigures.Of(await previous), KeyFigures.Of(await yearBefore)),
            step,
            TrendAxis.Fill(await trend, KeyFigures.Of, KeyFigures.None),
            await revenue,
            await products,
            (await cancellations).Rows.Select(r => new ChannelCancellations(Find(r[0]), (long)r[1]!, (long)r[2]!, (decimal)r[3]!)).OrderBy(r => r.Channel.Position).ToValueList(),
            (await averages).Rows.Select(r => new ChannelAverage(Find(r[0]), (long)r[1]!, (decimal)r[2]!, (decimal)r[3]!)).OrderBy(r => r.Channel.Position).ToValueList());

        Task<FigureTable> FiguresAsync(string name, DayPeriod days) => sources.Figures.RunFiguresAsync(Filter.Query(name, days), cancellationToken);

        Task<ReportResult> ReportAsync(string name) => sources.Market.RunReportAsync(Request(name, periods.Current), cancellationToken);
    }

    private async Task<ValueList<RevenuePoint>> RevenueAsync(LiveSources sources, DayPeriod period, CancellationToken cancellationToken)
    {
        var step = Filter.ByDay ? TrendStep.Day : TrendStep.Month;
        var window = Filter.ByDay ? RevenueSeries.DaysAveraged : RevenueSeries.MonthsAveraged;
        var start = Filter.ByDay ? period.From : TrendAxis.FirstOfMonth(period.From);
        var before = new DayPeriod(Filter.ByDay ? start.AddDays(1 - window) : start.AddMonths(1 - window), start.AddDays(-1));
        var cells = await Task.WhenAll(CellsAsync(period), CellsAsync(before));
        return RevenueSeries.Of(TrendAxis.Points(period, step), TrendAxis.Points(before, step), cells.SelectMany(c => c), Filter.Channels, window);

        async Task<IEnumerable<RevenueCell>> CellsAsync(DayPeriod days)
        {
            if (step == TrendStep.Day)
            {
                var table = await sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.DailyRevenue, days), cancellationToken);
                return table.Rows.Select(r => new RevenueCell(r.Text("periode"), r.Text("canal"), r.Decimal("ca") ?? 0));
            }

            var report = await sources.Market.RunReportAsync(Request(ReportNames.Revenue, days), cancellationToken);
            return report.Rows.Select(r => new RevenueCell((string)r[0]!, (string)r[1]!, (decimal)r[2]!));
        }
    }

    private async Task<ValueList<ProductSales>> ProductsAsync(LiveSources sources, DayPeriod period, CancellationToken cancellationToken)
    {
        if (Filter.ProductsByRevenue)
        {
            var table = await sources.Figures.RunFiguresAsync(Filter.Query(FigureNames.ProductsByRevenue, period), cancellationToken);
            return table.Rows.Select(r => new ProductSales(r.Text("produit_id"), r.Text("nom"), r.Count("quantite"), r.Decimal("ca") ?? 0)).ToValueList();
        }

        var report = await sources.Market.RunReportAsync(Request(ReportNames.TopProducts, period), cancellationToken);
        return report.Rows.Select(r => new ProductSales((string)r[0]!, (string?)r[1] ?? "", (long)r[2]!, (decimal)r[3]!)).ToValueList();
    }

    private ReportRequest Request(string name, DayPeriod days) => new(name, days.From, days.To, Filter.Channels, null, Filter.Statuses);

    private static Channel Find(object? name) => Channel.Find((string?)name) ?? throw new InvalidOperationException($"There is no channel '{name}'");
}
