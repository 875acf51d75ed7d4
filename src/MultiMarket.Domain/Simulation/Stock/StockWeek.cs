using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Stock;

/// <summary>One product in one week, in pieces: <c>Closing = Opening + Received + Returned − Sold</c>.</summary>
/// <param name="Product">The product.</param>
/// <param name="EndsOn">The Sunday that ends the week.</param>
/// <param name="Opening">On stock when the week begins.</param>
/// <param name="Received">Delivered by suppliers.</param>
/// <param name="Returned">Back from clients.</param>
/// <param name="Sold">Ordered by clients and not cancelled.</param>
/// <param name="Reserved">Of <paramref name="Sold"/> and earlier: still to be shipped when the week ends.</param>
/// <param name="ReorderPoint">Below it a replenishment is ordered.</param>
/// <param name="IsExpress">True when the stock ran out and <paramref name="Received"/> holds an express delivery.</param>
public sealed record StockWeek(Product Product, DateOnly EndsOn, int Opening, int Received, int Returned, int Sold, int Reserved, int ReorderPoint, bool IsExpress)
{
    /// <summary>On stock when the week ends; never negative.</summary>
    public int Closing => Opening + Received + Returned - Sold;
}
