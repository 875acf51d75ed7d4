using System.Buffers;
using System.Text;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderFileSpecs
{
    [Fact]
    public void The_example_is_written_as_the_specification_has_it() => Write(Read(Example).Order!).ShouldBe(Example.Trim());

    [Theory]
    [InlineData("8500", "8500.00")]
    [InlineData("0.5", "0.50")]
    [InlineData("0", "0.00")]
    [InlineData("12.345", "12.345")]
    [InlineData("12.3456", "12.3456")]
    public void A_price_has_two_decimals_unless_it_needs_more(string price, string written) =>
        Write(OrderWith("8500.00", price)).ShouldContain($"\"prix_unitaire\":{written}}}");

    [Fact]
    public void A_price_of_another_origin_is_written_alike()
    {
        var order = Read(Example).Order!;
        Write(order with { Lines = [order.Lines[0] with { UnitPrice = 8500.000m }] }).ShouldBe(Example.Trim());
    }

    [Fact]
    public void Milliseconds_are_written_when_there_are_any() =>
        Write(OrderWith("T14:00:00", "T14:00:00.070")).ShouldContain("\"2025-04-26T14:00:00.070\"");

    [Fact]
    public void Unknown_fields_return_to_their_place()
    {
        var text = Example.Trim()
            .Replace("8500.00}", "8500.00,\"couleur\":\"doré\"}", StringComparison.Ordinal)
            .Replace("\"Casablanca\"}", "\"Casablanca\",\"etage\":{\"n\":1.50}},\"livraison.etage\":\"x\",\"note\":[]", StringComparison.Ordinal);

        var reading = Read(text);
        Write(reading.Order.ShouldNotBeNull()).ShouldBe(text);
    }

    [Fact]
    public void Unknown_fields_that_are_no_object_are_refused() =>
        Should.Throw<JsonException>(() => Write(Read(Example).Order! with { Extra = "[]" }));

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Any_order_is_read_back_as_it_was_written(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 2000; i++)
        {
            var order = RandomOrder(random);
            var reading = Read(Write(order), order.Channel);
            reading.Violations.ShouldBeEmpty($"seed {seed}, order {i}");
            var read = reading.Order.ShouldNotBeNull();
            read.Lines.ShouldBe(order.Lines);
            (read with { Lines = order.Lines }).ShouldBe(order);
            reading.Fingerprint.ShouldBe(OrderFingerprint.Compute(order));
        }
    }

    private static Order RandomOrder(Random random)
    {
        var channel = Channel.All[random.Next(3)];
        var lines = Enumerable.Range(0, random.Next(1, 8)).Select(_ => new OrderLine(
            Text(random), Text(random), random.Next(1, 10_001), random.Next(100_000) / (decimal)Math.Pow(10, random.Next(5)))).ToArray();
        return new Order(
            Convert.ToHexString(BitConverter.GetBytes(random.NextInt64())),
            $"client {random.Next()}",
            lines,
            new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(random.NextInt64(800_000_000_000)),
            channel,
            OrderStatuses.All[random.Next(OrderStatuses.All.Count)],
            channel.Delivers ? new Delivery(Text(random), Text(random)) : null,
            random.Next(3) > 0 ? null : $"{{\"produits[0].lot\":\"é\",\"note\":{random.Next()}}}");
    }

    // Any character but surrogates, escapes and controls included; the letter keeps the text from being white space.
    private static string Text(Random random)
    {
        var text = new StringBuilder("x");
        for (var length = random.Next(30); length > 0; length--)
            text.Append(random.Next(3) == 0 ? new Rune(random.Next(0xE000, 0x110000)).ToString() : ((char)random.Next(0x300)).ToString());
        return text.ToString();
    }

    private static string Write(Order order)
    {
        var output = new ArrayBufferWriter<byte>();
        OrderFile.Write(order, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
