using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Kill;

/// <summary>
/// The Nth call to the disk or the warehouse fails, N = 1, 2, 3 … until a run completes without reaching it: once as an outage would,
/// from then on for a while, and once in a way that nobody expects.
/// </summary>
public sealed class FailAtFaultPoint : IAsyncLifetime
{
    private FaultyHost _host = null!;

    public async Task InitializeAsync() => _host = await FaultyHost.StartAsync("--no-simulation");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task At_some_calls()
    {
        List<DroppedFile> dropped = [];
        foreach (var kind in (string[])["once", "while", "bug"])
            await SweepAsync(kind, first: 1, step: 7, dropped);
        await Drill.ShouldEndWellAsync(_host.Process, dropped);
    }

    [Theory]
    [InlineData("once")]
    [InlineData("while")]
    [InlineData("bug")]
    [Trait("Category", "Slow")]
    public async Task At_every_call_until_a_run_completes(string kind)
    {
        List<DroppedFile> dropped = [];
        await SweepAsync(kind, first: 1, step: 1, dropped);
        await Drill.ShouldEndWellAsync(_host.Process, dropped);
    }

    private async Task SweepAsync(string kind, int first, int step, List<DroppedFile> dropped)
    {
        for (var number = first; ; number += step)
        {
            await _host.ArmAsync(kind, number);
            var files = FileSet.Drop(_host.Process, $"{kind}-{number}");
            dropped.AddRange(files);
            if (kind == "while") await LastAsync(files);
            else await Flow.SettlesAsync(_host.Process, files);
            var struck = await _host.DisarmAsync();
            await Flow.SettlesAsync(_host.Process, files);
            await Invariant.ShouldHoldAsync(_host.Process.Data, _host.Process.Orders, dropped);
            if (struck == 0) return;
        }
    }

    // Long enough for several attempts to fail.
    private async Task LastAsync(IReadOnlyList<DroppedFile> files)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Eventually.TrueAsync("the trouble has lasted", () => clock.Elapsed > TimeSpan.FromMilliseconds(700) || FileSet.IsDone(_host.Process, files), TimeSpan.FromSeconds(20));
    }
}
