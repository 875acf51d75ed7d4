using MultiMarket.Domain.Simulation.Market;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Stock;

/// <summary>
/// Derives the weekly stock from what was sold: each product is replenished when it runs low, and by express when a week sells more
/// than there is.
/// </summary>
public static class StockLedger
{
    private const int RecentWeeks = 4;

    /// <summary>The stock of every product at the end of every week of a history, week by week.</summary>
    /// <param name="history">The history.</param>
    /// <param name="sales">How many sales it has.</param>
    /// <param name="progress">Told of each sale that was looked at.</param>
    public static IEnumerable<StockWeek> Derive(SalesHistory history, long sales, Action? progress = null)
    {
        var movements = new Movements(history);
        for (var number = 1L; number <= sales; number++)
        {
            movements.Add(history.Draw(number));
            progress?.Invoke();
        }

        return Derive(history, movements);
    }

    internal static IEnumerable<StockWeek> Derive(SalesHistory history, Movements movements)
    {
        var shelves = history.Model.Catalogue.Products.Select(p => new Shelf(p, movements, history.Model.Parameters.Stock)).ToArray();
        for (var week = 0; week < movements.Weeks; week++)
            foreach (var shelf in shelves)
                yield return shelf.Close(week);
    }

    /// <summary>The stock of one product, week after week.</summary>
    private sealed class Shelf
    {
        private readonly Product _product;
        private readonly Movements _movements;
        private readonly StockParameters _parameters;
        private int _stock;
        private int _onOrder;

        public Shelf(Product product, Movements movements, StockParameters parameters)
        {
            (_product, _movements, _parameters) = (product, movements, parameters);
            // Before the history the merchant sold about as much as in its first weeks.
            _stock = Target(Math.Min(RecentWeeks, movements.Weeks) - 1);
        }

        public StockWeek Close(int week)
        {
            var product = _product.Number - 1;
            var (opening, received) = (_stock, _onOrder);
            var (sold, returned) = (_movements.Sold[product, week], _movements.Returned[product, week]);
            var lacking = sold - opening - received - returned;
            if (lacking > 0) received += lacking;
            _stock = opening + received + returned - sold;

            var reorderPoint = (int)Math.Ceiling(WeeklySales(week) * _parameters.ReorderWeeks);
            _onOrder = _stock <= reorderPoint ? Math.Max(0, Target(week) - _stock) : 0;
            return new StockWeek(_product, _movements.EndOf(week), opening, received, returned, sold, _movements.Reserved[product, week], reorderPoint, lacking > 0);
        }

        private int Target(int week) => Math.Max(_parameters.Minimum, (int)Math.Ceiling(WeeklySales(week) * _parameters.CoverWeeks));

        private double WeeklySales(int week)
        {
            var first = Math.Max(0, week - RecentWeeks + 1);
            var sold = 0;
            for (var i = first; i <= week; i++) sold += _movements.Sold[_product.Number - 1, i];
            return week < first ? 0 : (double)sold / (week - first + 1);
        }
    }
}
