using System.Buffers;
using System.Text;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>Orders, files and messages for the specs.</summary>
internal static class Sample
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca");

    /// <summary>Settings that keep the specs short.</summary>
    public static readonly IngestionSettings Quick = new()
    {
        FlushInterval = TimeSpan.FromMilliseconds(10),
        RescanInterval = TimeSpan.FromMilliseconds(50),
        SettleTime = TimeSpan.FromMilliseconds(50),
        NotReadyRetry = TimeSpan.FromMilliseconds(10),
        MinBackOff = TimeSpan.FromMilliseconds(5),
        MaxBackOff = TimeSpan.FromMilliseconds(50),
        BatchSize = 16,
        Window = 64,
    };

    public static OrderParser Parser() => new(Zone, TimeProvider.System);

    public static Order Order(string id, decimal price = 8_500m) => new(
        id, "123", [new OrderLine("P015", "Laptop", 2, price)], new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc),
        Channel.Web, OrderStatus.Paid, new Delivery("10 Av Roudani, Centre ville", "Casablanca"));

    public static byte[] File(string id, decimal price = 8_500m)
    {
        var output = new ArrayBufferWriter<byte>();
        OrderFile.Write(Order(id, price), output);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static FileArrived Arrival(string file, int batchLimit = 1_000) => new(file, 1, DateTimeOffset.UnixEpoch, batchLimit);

    public static OrderValidated Validated(string id, int batchLimit = 1_000, decimal price = 8_500m) => new(
        Arrival($"{id}.json", batchLimit), new FileStamp(1, DateTime.UnixEpoch), new ReceivedOrder(Order(id, price), $"{id}.json", $"print-{id}-{price}", DateTimeOffset.UnixEpoch));
}
