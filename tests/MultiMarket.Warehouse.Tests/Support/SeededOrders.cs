using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>Orders drawn from a seed: two years, all channels and statuses, prices with up to four decimals, a few products that change their name.</summary>
internal static class SeededOrders
{
    public static readonly DateTimeOffset ReceivedAt = new(2025, 4, 26, 14, 0, 1, 123, TimeSpan.Zero);
    private static readonly string[] Cities = ["Casablanca", "Rabat", "Fès", "Tanger"];

    public static IReadOnlyList<ReceivedOrder> Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(number => Received(Order(random, number)))];
    }

    public static ReceivedOrder Received(Order order, string? file = null, string? fingerprint = null) =>
        new(order, file ?? $"{order.Channel.Name}-{order.OrderId}.json", fingerprint ?? $"print of {order.Key}", ReceivedAt);

    /// <summary>The example order of the specification.</summary>
    public static Order Example => new(
        "234", "123", [new OrderLine("P015", "Laptop", 2, 8500.00m)], Utc(2025, 4, 26, 14), Channel.Web, OrderStatus.Paid,
        new Delivery("10 Av Roudani, Centre ville", "Casablanca"));

    private static Order Order(Random random, int number)
    {
        var channel = Channel.All[random.Next(3)];
        var day = Utc(2024, 1, 1).AddDays(random.Next(730));
        // Midnights and last milliseconds of a day, where a shift by a zone would show.
        var placedAt = random.Next(5) switch
        {
            0 => day,
            1 => day.AddDays(1).AddMilliseconds(-1),
            _ => day.AddSeconds(random.Next(86_400)),
        };
        return new Order(
            number.ToString("000000", CultureInfo.InvariantCulture),
            $"C{random.Next(50)}",
            [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Line(random))],
            placedAt,
            channel,
            OrderStatuses.All[random.Next(OrderStatuses.All.Count)],
            channel.Delivers ? new Delivery($"{random.Next(1, 200)} rue d'Été", Cities[random.Next(Cities.Length)]) : null,
            random.Next(10) == 0 ? """{"note":"cadeau"}""" : null);
    }

    private static OrderLine Line(Random random)
    {
        var product = random.Next(1, 31);
        var name = product % 7 == 0 ? $"Produit {product} {(random.Next(2) == 0 ? "A" : "É")}" : $"Produit {product}";
        var price = new decimal(random.Next(0, 15_000_0000), 0, 0, false, (byte)random.Next(0, 5));
        return new OrderLine($"P{product:000}", name, random.Next(1, 5), Math.Min(price, 10_000_000m));
    }

    private static DateTime Utc(int year, int month, int day, int hour = 0) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
