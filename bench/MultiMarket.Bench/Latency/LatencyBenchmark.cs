using System.Diagnostics;
using System.Globalization;
using MongoDB.Driver;
using MultiMarket.Bench.Output;

namespace MultiMarket.Bench.Latency;

/// <summary>How long an order takes from its folder to the first query that finds it, in a running host and in one that starts.</summary>
internal static class LatencyBenchmark
{
    private const int Starts = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = 20;
        if (args.Length > 1 || (args.Length == 1 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out seconds)))
        {
            await Console.Error.WriteLineAsync("latency takes one argument at most, the seconds of the measurement");
            return 2;
        }

        Figures.Title($"From the source folder to the first query that finds the order, the real host with its embedded warehouse");
        await using var host = await HostProcess.StartAsync(null, "--no-simulation", "--backfill", "0");
        var orders = new DroppedOrders(host);
        await orders.MeasureAsync(2);
        var latencies = await orders.MeasureAsync(seconds);
        var p99 = Quantiles.Of(latencies, 0.99);
        Figures.Line(
            "dropped until queryable at 100 orders/s with events, p99", $"{p99:N0} ms", $"<= 300 ms", p99 <= 300,
            $"p50 {Quantiles.Of(latencies, 0.5):N0} ms, most {latencies.Max():N0} ms, {latencies.Count:N0} orders");

        var starts = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            await host.StopAsync();
            starts.Add(await StartAsync(host, orders.Drop()));
        }

        var median = Quantiles.Of(starts, 0.5);
        Figures.Line(
            $"start of the built host until its first order is queryable, median of {Starts}", $"{median:N2} s", $"<= 3 s", median <= 3, $"fastest {starts.Min():N2} s, slowest {starts.Max():N2} s");
        return 0;
    }

    // The order waits in the folder before the host starts; the warehouse of the host is asked until it answers and has it.
    private static async Task<double> StartAsync(HostProcess host, string id)
    {
        var watch = Stopwatch.StartNew();
        host.Launch();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            try
            {
                if ((await DroppedOrders.FindAsync(host.Orders, [id])).Count == 1) return watch.Elapsed.TotalSeconds;
            }
            catch (Exception e) when (e is MongoException or TimeoutException && watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                // It does not listen yet.
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
