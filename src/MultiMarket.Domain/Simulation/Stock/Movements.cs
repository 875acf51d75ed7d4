using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Stock;

/// <summary>What leaves and enters the stock in each week because of sales; its size depends on the days, not on the number of sales.</summary>
internal sealed class Movements
{
    private const int DaysPerWeek = 7;
    private readonly SalesHistory _history;
    private readonly DateOnly _firstSunday;

    public Movements(SalesHistory history)
    {
        _history = history;
        _firstSunday = history.Days.First.AddDays((DaysPerWeek - (int)history.Days.First.DayOfWeek) % DaysPerWeek);
        // The last days may belong to a week that ends after the history; it has no row, but its sales are counted.
        Weeks = history.Days.Last < _firstSunday ? 0 : ((history.Days.Last.DayNumber - _firstSunday.DayNumber) / DaysPerWeek) + 1;
        var products = history.Model.Catalogue.Products.Count;
        (Sold, Returned, Reserved) = (new int[products, Weeks + 1], new int[products, Weeks + 1], new int[products, Weeks + 1]);
    }

    /// <summary>How many whole weeks end within the history.</summary>
    public int Weeks { get; }

    public int[,] Sold { get; }

    public int[,] Returned { get; }

    public int[,] Reserved { get; }

    public DateOnly EndOf(int week) => _firstSunday.AddDays(week * DaysPerWeek);

    public void Add(Sale sale)
    {
        var fulfilment = sale.Fulfilment;
        if (fulfilment.IsCancelled) return;
        var sold = WeekOf(sale.PlacedAt);
        var shipped = fulfilment.ShippedAt is { } shippedAt ? WeekOf(shippedAt) : sold;
        foreach (var line in sale.Lines)
        {
            var product = line.Product.Number - 1;
            Sold[product, sold] += line.Quantity;
            for (var week = sold; week < shipped; week++) Reserved[product, week] += line.Quantity;
            if (fulfilment.ReturnedAt is { } returnedAt && returnedAt < _history.End) Returned[product, WeekOf(returnedAt)] += line.Quantity;
        }
    }

    private int WeekOf(DateTime moment)
    {
        var days = DateOnly.FromDateTime(moment).DayNumber - _firstSunday.DayNumber;
        return Math.Min(days <= 0 ? 0 : (days + DaysPerWeek - 1) / DaysPerWeek, Weeks);
    }
}
