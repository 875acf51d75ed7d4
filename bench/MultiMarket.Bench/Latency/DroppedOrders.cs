using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation;

namespace MultiMarket.Bench.Latency;

/// <summary>Drops orders into the source folders of a host at an even pace and watches for each to become queryable.</summary>
internal sealed class DroppedOrders(HostProcess host)
{
    private const int Rate = 100;

    private readonly OrderSimulation _simulation = new(7);
    private readonly ConcurrentDictionary<string, long> _waiting = new();
    private int _number;

    /// <summary>Drops one order; returns its <c>_id</c>.</summary>
    public string Drop()
    {
        var number = ++_number;
        var channel = Channel.All[number % Channel.All.Count];
        var order = _simulation.Draw(channel, number, $"bench-{Environment.ProcessId}-{number}", new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc));
        var content = new ArrayBufferWriter<byte>();
        OrderFile.Write(order, content);
        host.Drop(channel.Folder, $"{channel.Name}-{order.OrderId}.json", content.WrittenSpan.ToArray());
        return order.Key;
    }

    /// <summary>Drops 100 orders a second for so long.</summary>
    /// <returns>For each the milliseconds from its appearance in the folder until a client of the warehouse finds it.</returns>
    public async Task<List<double>> MeasureAsync(int seconds)
    {
        var latencies = new List<double>();
        var total = seconds * Rate;
        var dropping = Task.Run(DropAllAsync);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (latencies.Count < total)
        {
            await timer.WaitForNextTickAsync();
            if (_waiting.IsEmpty) continue;
            foreach (var id in await FindAsync(host.Orders, _waiting.Keys))
                if (_waiting.TryRemove(id, out var dropped)) latencies.Add(Stopwatch.GetElapsedTime(dropped).TotalMilliseconds);
        }

        await dropping;
        return latencies;

        async Task DropAllAsync()
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(1000.0 / Rate));
            for (var i = 0; i < total; i++)
            {
                await pace.WaitForNextTickAsync();
                var id = Drop();
                _waiting[id] = Stopwatch.GetTimestamp();
            }
        }
    }

    /// <summary>Which of the orders are there.</summary>
    public static async Task<List<string>> FindAsync(IMongoCollection<BsonDocument> orders, IEnumerable<string> ids)
    {
        var found = await orders.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids)))).Project<BsonDocument>(new BsonDocument("_id", 1)).ToListAsync();
        return found.ConvertAll(document => document["_id"].AsString);
    }
}
