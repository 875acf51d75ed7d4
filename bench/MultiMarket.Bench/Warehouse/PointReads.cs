using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;

namespace MultiMarket.Bench.Warehouse;

/// <summary>Reads single orders by <c>_id</c> over a few connections, with several requests on the way on each.</summary>
internal static class PointReads
{
    private const int OpMsg = 2013;

    /// <returns>Reads per second; every answer held the order asked for.</returns>
    public static async Task<double> MeasureAsync(int port, string[] ids, int connections, int outstanding, int reads)
    {
        var each = reads / connections;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => ReadAsync(port, ids, c, outstanding / connections, each))));
        return each * connections / watch.Elapsed.TotalSeconds;
    }

    private static async Task ReadAsync(int port, string[] ids, int seed, int window, int reads)
    {
        var requests = ids.Select(Request).ToArray();
        using var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        var stream = tcp.GetStream();
        var random = new Random(seed);
        var asked = new Queue<int>();
        for (var i = 0; i < window; i++) await AskAsync();

        var (buffer, held) = (new byte[64 * 1024], 0);
        for (var answered = 0; answered < reads;)
        {
            held += await stream.ReadAsync(buffer.AsMemory(held));
            var start = 0;
            var due = 0;
            while (held - start >= 4 && BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start)) is var length && held - start >= length)
            {
                Check(buffer.AsSpan(start, length), ids[asked.Dequeue()]);
                start += length;
                answered++;
                due++;
            }

            buffer.AsSpan(start, held - start).CopyTo(buffer);
            held -= start;
            for (; due > 0; due--) await AskAsync();
        }

        async Task AskAsync()
        {
            var i = random.Next(requests.Length);
            asked.Enqueue(i);
            await stream.WriteAsync(requests[i]);
        }
    }

    private static void Check(ReadOnlySpan<byte> reply, string id)
    {
        if (reply.IndexOf(System.Text.Encoding.UTF8.GetBytes(id)) < 0) throw new InvalidOperationException($"an answer does not hold the order {id}");
    }

    private static byte[] Request(string id)
    {
        var command = new BsonDocument { { "find", "commandes" }, { "filter", new BsonDocument("_id", id) }, { "limit", 1 }, { "singleBatch", true }, { "$db", "multi_market" } }.ToBson();
        var message = new byte[21 + command.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), OpMsg);
        command.CopyTo(message, 21);
        return message;
    }
}
