using System.Diagnostics;

namespace MultiMarket.Bench.Processes;

/// <summary>Wall time, processor time and the peak of own memory of another process while something runs.</summary>
internal sealed record Observation(TimeSpan Wall, TimeSpan Processor, long PeakMemory)
{
    // Whoever looks more often takes the processor from what it looks at.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    public double Megabytes => PeakMemory / 1e6;

    /// <summary>Runs the action and looks at the process meanwhile.</summary>
    public static async Task<Observation> OfAsync(int process, Func<Task> action)
    {
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => PeakAsync(process, done.Token));
        var (before, watch) = (ProcessUsage.ProcessorTime(process), Stopwatch.StartNew());
        TimeSpan wall, processor;
        try
        {
            await action();
        }
        finally
        {
            wall = watch.Elapsed;
            processor = ProcessUsage.ProcessorTime(process) - before;
            await done.CancelAsync();
        }

        return new Observation(wall, processor, await watching);
    }

    private static async Task<long> PeakAsync(int process, CancellationToken done)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do peak = Math.Max(peak, ProcessUsage.OwnMemory(process));
            while (await timer.WaitForNextTickAsync(done));
        }
        catch (OperationCanceledException)
        {
            peak = Math.Max(peak, ProcessUsage.OwnMemory(process));
        }

        return peak;
    }
}
