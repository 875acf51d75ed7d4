using MultiMarket.Dashboard.Live;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>Asks how today compares with the same day last week, hour by hour.</summary>
public sealed record HoursQuestion : ILiveQuestion<HourComparison>
{
    private const int DaysInWeek = 7;

    public object DependsOn(SystemStatus status) => (StoredOrders.Of(status), status.MerchantTime.Hour);

    public async Task<HourComparison> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(status.MerchantTime);
        var tables = await Task.WhenAll(HoursAsync(today), HoursAsync(today.AddDays(-DaysInWeek)));
        return HourComparison.Of(tables[0], tables[1], status.MerchantTime.Hour);

        Task<FigureTable> HoursAsync(DateOnly day) => sources.Figures.RunFiguresAsync(
            new FigureQuery(FigureNames.Hours, new DayPeriod(day, day), Channel.All.ToValueList(), OrderStatuses.All.ToValueList()), cancellationToken);
    }
}
