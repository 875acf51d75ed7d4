using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

/// <summary>Inserts, updates and deletes until the server dies, and keeps book of what it sent and what was acknowledged.</summary>
internal sealed class KilledWriter(string name, int seed)
{
    private const string Journalled = """ "writeConcern": {"w": "majority", "j": true} """;

    private readonly Random _random = new(seed);
    private int _next;

    /// <summary>Documents whose insert was acknowledged, with the number of acknowledged increments since.</summary>
    public ConcurrentDictionary<string, int> Acknowledged { get; } = new();

    /// <summary>Documents whose delete was acknowledged.</summary>
    public ConcurrentDictionary<string, bool> Deleted { get; } = new();

    /// <summary>Increments sent for each document ever sent.</summary>
    public ConcurrentDictionary<string, int> Sent { get; } = new();

    /// <summary>Documents whose delete was sent.</summary>
    public ConcurrentDictionary<string, bool> DeleteSent { get; } = new();

    /// <summary>Writes until the connection breaks.</summary>
    /// <param name="port">The server's port.</param>
    /// <param name="acknowledged">Called after each acknowledged command.</param>
    public async Task WriteAsync(int port, Action acknowledged)
    {
        try
        {
            await using var client = await WireClient.ConnectAsync(port);
            while (true)
            {
                await (_random.Next(10) switch
                {
                    < 6 => InsertAsync(client),
                    < 9 => IncrementAsync(client),
                    _ => DeleteAsync(client),
                });
                acknowledged();
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The server was killed, which is what this waits for.
        }
    }

    private async Task InsertAsync(WireClient client)
    {
        string[] ids = [.. Enumerable.Range(0, _random.Next(1, 40)).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{name}-{_next++}"))];
        foreach (var id in ids) Sent[id] = 0;
        var reply = await client.ExpectAsync(
            "shop",
            $$"""{"insert": "c", "ordered": false, {{Journalled}} }""",
            ("documents", [.. ids.Select(id => $$"""{"_id": "{{id}}", "u": "u-{{id}}", "tag": {{id.Length % 5}}, "n": 0, "pad": "{{new string('x', _random.Next(600))}}"}""")]));
        reply.Field("n"u8).Int32.ShouldBe(ids.Length);
        foreach (var id in ids) Acknowledged[id] = 0;
    }

    private async Task IncrementAsync(WireClient client)
    {
        if (Pick() is not { } id) return;
        Sent[id]++;
        await client.ExpectAsync("shop", $$$"""{"update": "c", "updates": [{"q": {"_id": "{{{id}}}"}, "u": {"$inc": {"n": 1, "tag": 1} } }], {{{Journalled}}} }""");
        Acknowledged[id]++;
    }

    private async Task DeleteAsync(WireClient client)
    {
        if (Pick() is not { } id) return;
        DeleteSent[id] = true;
        await client.ExpectAsync("shop", $$$"""{"delete": "c", "deletes": [{"q": {"_id": "{{{id}}}"}, "limit": 1}], {{{Journalled}}} }""");
        Deleted[id] = true;
        Acknowledged.TryRemove(id, out _);
    }

    private string? Pick()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{_random.Next(Math.Max(1, _next))}");
        return Acknowledged.ContainsKey(id) && !DeleteSent.ContainsKey(id) ? id : null;
    }
}
