using MultiMarket.Drills.Support;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Kill;

/// <summary>kill -9 of the real host at random instants, of its start too, while files of every kind keep arriving from another program.</summary>
public sealed class KillAtRandom(ITestOutputHelper output)
{
    private const int FilesPerSecond = 500;

    [Fact]
    public Task A_few_times() => RunAsync(kills: 3, seed: 1);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Fifty_times() => RunAsync(kills: 50, seed: 2);

    private async Task RunAsync(int kills, int seed)
    {
        var random = new Random(seed);
        await using var host = await HostProcess.StartAsync(options: "--no-simulation");
        using var writer = WriterProcess.Start(host.Data, FilesPerSecond, seed);
        for (var kill = 1; kill <= kills; kill++)
        {
            // Every third one in the middle of a start, the others while files flow.
            if (kill % 3 != 0) await host.BecomesReadyAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1_200)), TimeProvider.System);
            host.HasExited.ShouldBeFalse(host.Output);
            host.Kill();
            host.Launch();
        }

        await host.BecomesReadyAsync();
        var dropped = await writer.StopAsync();
        await Drill.ShouldEndWellAsync(host, dropped, seconds: 240);
        output.WriteLine($"{kills} kills, {dropped.Count} files: each exactly once");
    }
}
