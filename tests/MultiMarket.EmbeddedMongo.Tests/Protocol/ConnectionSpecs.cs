using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Protocol;

/// <summary>Many clients, and clients that behave badly.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class ConnectionSpecs
{
    [Fact]
    public async Task A_thousand_connections_are_served_and_the_next_one_is_closed()
    {
        await using var server = await OwnServer.StartAsync(options => options);
        var clients = new List<WireClient>();
        for (var i = 0; i < 1000; i++)
            clients.Add(await server.ConnectAsync());
        await Task.WhenAll(clients.Select(client => client.ExpectAsync("admin", """{"ping": 1}""")));

        await using (var tooMany = await server.ConnectAsync())
            (await tooMany.IsClosedByServerAsync()).ShouldBeTrue();
        server.Log.Of(LogLevel.Warning).ShouldBe(["The embedded warehouse refused a connection: 1000 are open already"]);
        var connections = (await clients[0].ExpectAsync("admin", """{"serverStatus": 1}""")).Field("connections"u8);
        connections.Field("current"u8).Int32.ShouldBe(1000);
        connections.Field("available"u8).Int32.ShouldBe(0);
        connections.Field("rejected"u8).Int32.ShouldBe(1);

        await clients[^1].DisposeAsync();
        await Eventually.BecomesAsync("a place is free", async () => (await clients[0].ExpectAsync("admin", """{"serverStatus": 1}""")).Field("connections"u8).Field("current"u8).Int32, current => current == 999, TimeSpan.FromSeconds(10));
        await using (var next = await server.ConnectAsync())
            await next.ExpectAsync("admin", """{"ping": 1}""");
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task A_header_that_announces_much_takes_no_memory()
    {
        await using var server = await OwnServer.StartAsync(options => options);
        await using var other = await server.ConnectAsync();
        var header = Announcing(Wire.MaxMessageLength);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clients = new List<WireClient>();
        for (var i = 0; i < 20; i++)
        {
            clients.Add(await server.ConnectAsync());
            await clients[^1].SendRawAsync(header);
        }

        await other.ExpectAsync("admin", """{"ping": 1}""");
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(Wire.MaxMessageLength / 2);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_stops_inside_of_a_message_is_let_go()
    {
        await using var server = await OwnServer.StartAsync(options => options with { StallTimeout = TimeSpan.FromMilliseconds(200) });
        await using var resting = await server.ConnectAsync();
        await resting.ExpectAsync("admin", """{"ping": 1}""");
        await using var stopped = await server.ConnectAsync();
        await stopped.SendRawAsync(Announcing(1000));
        (await stopped.IsClosedByServerAsync()).ShouldBeTrue();
        server.Log.Of(LogLevel.Warning).ShouldHaveSingleItem().ShouldContain("half a message");
        // Between messages nobody is hurried.
        await resting.ExpectAsync("admin", """{"ping": 1}""");
    }

    [Fact]
    public async Task A_client_that_never_reads_is_let_go_and_hinders_nobody()
    {
        await using var server = await OwnServer.StartAsync(options => options with { StallTimeout = TimeSpan.FromMilliseconds(500) });
        await using var other = await server.ConnectAsync();
        await other.ExpectAsync("shop", $$"""{"insert": "c", "documents": [{"_id": 1, "s": "{{new string('x', 4_000_000)}}"}]}""");
        await using var deaf = await server.ConnectAsync();
        for (var i = 0; i < 10; i++)
            await deaf.SendAsync(JsonBson.Parse("""{"find": "c", "$db": "shop"}"""));
        await Eventually.BecomesAsync(
            "the connection is closed",
            async () =>
            {
                await other.ExpectAsync("shop", """{"count": "c"}""");
                return server.Log.Of(LogLevel.Warning).Count;
            },
            lines => lines == 1,
            TimeSpan.FromSeconds(20));
        server.Log.Of(LogLevel.Warning)[0].ShouldContain("does not read its replies");
    }

    [Fact]
    public async Task Malformed_bytes_are_worth_one_line()
    {
        await using var server = await OwnServer.StartAsync(options => options);
        await using var client = await server.ConnectAsync();
        await client.SendRawAsync(Announcing(3));
        (await client.IsClosedByServerAsync()).ShouldBeTrue();
        server.Log.Of(LogLevel.Warning).ShouldHaveSingleItem().ShouldContain("message length 3 is outside of 16 to 48000000");
        server.Log.Of(LogLevel.Error).ShouldBeEmpty();
    }

    private static byte[] Announcing(int length)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), Wire.OpMsg);
        return header;
    }
}
