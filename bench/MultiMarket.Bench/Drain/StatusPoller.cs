using System.Diagnostics;

namespace MultiMarket.Bench.Drain;

/// <summary>Asks the host for its status, again and again, and keeps how long each answer took.</summary>
internal sealed class StatusPoller(HostProcess host)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>The time of each answer in milliseconds.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>Asks until the condition holds for the counters of an answer.</summary>
    public async Task UntilAsync(Func<Counts, bool> holds)
    {
        using var timer = new PeriodicTimer(Pace);
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var counts = await host.CountsAsync();
            Milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            if (holds(counts)) return;
            await timer.WaitForNextTickAsync();
        }
    }
}
