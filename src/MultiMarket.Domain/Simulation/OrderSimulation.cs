using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation;

/// <summary>
/// Draws orders. The same seed, channel and number always give the same order, in any process and on any thread; the first draw
/// builds <see cref="Catalogue"/> and <see cref="Clients"/>.
/// </summary>
/// <param name="seed">Chooses one of the possible histories; products and clients are the same in all of them.</param>
public sealed class OrderSimulation(int seed)
{
    private const int BackfillMonths = 24;
    private const int ForOrder = 0;
    private const int ForDate = 1;

    /// <summary>Draws an order that the order contract accepts.</summary>
    /// <param name="channel">The channel that sells it.</param>
    /// <param name="number">Its number in the channel.</param>
    /// <param name="orderId"><c>order_id</c>.</param>
    /// <param name="placedAt">The merchant's wall clock; cut to milliseconds, its kind does not matter.</param>
    public Order Draw(Channel channel, long number, string orderId, DateTime placedAt)
    {
        var random = new RandomSequence(seed, channel, number, ForOrder);
        var client = Clients.All[(int)random.Next(Clients.All.Count)];
        var lines = DrawLines(ref random);
        var status = OrderModel.Status(channel).Pick(random.Next());
        var delivery = channel.Delivers ? new Delivery(client.Address, client.City) : null;
        return new Order(orderId, client.Id, lines, WallClock(placedAt, TimeSpan.TicksPerMillisecond), channel, status, delivery);
    }

    /// <summary>Draws the date of a past order: a whole second of the 24 months before <paramref name="now"/>.</summary>
    /// <param name="channel">The channel of the order.</param>
    /// <param name="number">Its number in the channel.</param>
    /// <param name="now">The merchant's wall clock.</param>
    public DateTime BackfillDate(Channel channel, long number, DateTime now)
    {
        var random = new RandomSequence(seed, channel, number, ForDate);
        var end = WallClock(now, TimeSpan.TicksPerSecond);
        var seconds = (end - end.AddMonths(-BackfillMonths)).Ticks / TimeSpan.TicksPerSecond;
        return end.AddSeconds(-random.Next(seconds));
    }

    private static OrderLine[] DrawLines(ref RandomSequence random)
    {
        var lines = new OrderLine[OrderModel.LineCount.Pick(random.Next())];
        for (var i = 0; i < lines.Length; i++)
        {
            var product = OrderModel.Product(random.Next());
            while (lines.Take(i).Any(l => l.ProductId == product.Id)) product = OrderModel.Product(random.Next());
            lines[i] = new OrderLine(product.Id, product.Name, OrderModel.Quantity.Pick(random.Next()), product.Price);
        }

        return lines;
    }

    private static DateTime WallClock(DateTime time, long precision) => new(time.Ticks - time.Ticks % precision, DateTimeKind.Utc);
}
