using MultiMarket.Domain.Simulation.Sales;
using MultiMarket.Domain.Simulation.Stock;
using MultiMarket.Domain.Simulation.Traffic;

namespace MultiMarket.Domain.Simulation;

/// <summary>A whole history in memory.</summary>
/// <param name="Sales">The sales by number.</param>
/// <param name="Sessions">The visits by number.</param>
/// <param name="Returned">The sales that came back before the end.</param>
/// <param name="Stock">The stock of every product at the end of every week.</param>
public sealed record RetailHistory(IReadOnlyList<Sale> Sales, IReadOnlyList<Session> Sessions, IReadOnlyList<Sale> Returned, IReadOnlyList<StockWeek> Stock)
{
    /// <summary>Draws a whole history on all processors.</summary>
    /// <param name="history">The history.</param>
    /// <param name="count">How many sales it has.</param>
    public static RetailHistory Draw(SalesHistory history, int count)
    {
        var sales = DrawAll(count, number => history.Draw(number));
        var law = new SessionLaw(history);
        var sessions = DrawAll(checked((int)law.Count(count)), law.Draw);
        var movements = new Movements(history);
        foreach (var sale in sales) movements.Add(sale);
        return new RetailHistory(sales, sessions, [.. sales.Where(s => s.Fulfilment.ReturnedAt < history.End)], [.. StockLedger.Derive(history, movements)]);
    }

    private static T[] DrawAll<T>(int count, Func<long, T> draw)
    {
        const int Block = 1024;
        var all = new T[count];
        Parallel.For(0, (count + Block - 1) / Block, block =>
        {
            var end = Math.Min(count, (block + 1) * Block);
            for (var i = block * Block; i < end; i++) all[i] = draw(i + 1L);
        });
        return all;
    }
}
