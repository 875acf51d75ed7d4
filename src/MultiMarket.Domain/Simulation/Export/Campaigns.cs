using System.Globalization;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Export;

/// <summary>A promotion in one of its windows.</summary>
/// <param name="Number"><c>ID_Promotion</c>.</param>
/// <param name="Promotion">The promotion; null for sales without one.</param>
/// <param name="Name">Its name with the year, in French.</param>
/// <param name="First">The first day of the window.</param>
/// <param name="Last">The last day.</param>
internal sealed record Campaign(int Number, Promotion? Promotion, string Name, DateOnly First, DateOnly Last);

/// <summary>The windows of all promotions within a history. Number 1 is no promotion, number 2 the welcome that is always open.</summary>
internal sealed class Campaigns
{
    private readonly DateOnly _first;
    private readonly int[] _seasonal;

    public Campaigns(SalesHistory history)
    {
        var (days, promotions) = (history.Days, history.Model.Promotions);
        _first = days.First;
        _seasonal = new int[days.Days];
        All = [new(1, null, "Sans promotion", days.First, days.Last), new(2, promotions.Welcome, promotions.Welcome.Name, days.First, days.Last)];
        for (var i = 0; i < days.Days; i++)
        {
            var day = days.First.AddDays(i);
            var promotion = promotions.Open(history.Model.Calendar.SeasonOf(day), int.MaxValue);
            if (promotion is null) continue;
            if (All[^1] is var last && last.Promotion == promotion && last.Last == day.AddDays(-1)) All[^1] = last with { Last = day };
            else All.Add(new(All.Count + 1, promotion, string.Create(CultureInfo.InvariantCulture, $"{promotion.Name} {day.Year}"), day, day));
            _seasonal[i] = All.Count;
        }
    }

    /// <summary>Every campaign by number.</summary>
    public List<Campaign> All { get; }

    /// <summary><c>ID_Promotion</c> of a sale.</summary>
    public int NumberOf(Sale sale) =>
        sale.Promotion is null ? 1 : sale.Promotion == All[1].Promotion ? 2 : _seasonal[DateOnly.FromDateTime(sale.PlacedAt).DayNumber - _first.DayNumber];
}
