using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>A simulated order with all that the merchant knows of it, also what an order file does not say.</summary>
/// <param name="Number">Its number in the history, or in its channel.</param>
/// <param name="Channel">The channel.</param>
/// <param name="PlacedAt">The merchant's wall clock, of kind UTC.</param>
/// <param name="Client">Who buys.</param>
/// <param name="Promotion">The promotion used, or null.</param>
/// <param name="Lines">What is bought: different products.</param>
/// <param name="Fulfilment">What becomes of it.</param>
public sealed record Sale(long Number, Channel Channel, DateTime PlacedAt, Client Client, Promotion? Promotion, IReadOnlyList<SaleLine> Lines, Fulfilment Fulfilment)
{
    /// <summary>What the client pays, in MAD with tax.</summary>
    public decimal Total
    {
        get
        {
            var total = 0m;
            for (var i = 0; i < Lines.Count; i++) total += Lines[i].Amount;
            return total;
        }
    }

    /// <summary>True when the order counts as revenue at a moment.</summary>
    public bool IsRevenueAt(DateTime moment) => !OrderStatuses.NotRevenue.Contains(Fulfilment.StatusAt(moment));

    /// <summary>The order as its channel writes it at a moment.</summary>
    /// <param name="orderId"><c>order_id</c>.</param>
    /// <param name="writtenAt">The wall clock when the file is written: decides the status.</param>
    public Order ToOrder(string orderId, DateTime writtenAt)
    {
        var lines = new OrderLine[Lines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var (product, quantity, price) = Lines[i];
            lines[i] = new OrderLine(product.Id, product.Name, quantity, price);
        }

        var delivery = Channel.Delivers ? new Delivery(Client.Address, Client.City.Name) : null;
        return new Order(orderId, Client.Id, lines, PlacedAt, Channel, Fulfilment.StatusAt(writtenAt), delivery);
    }
}
