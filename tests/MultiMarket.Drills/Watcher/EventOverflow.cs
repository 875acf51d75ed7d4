using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Watcher;

/// <summary>More events than there is room for, on the real host.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class EventOverflow(FaultyStage stage)
{
    private readonly int _before = stage.Host.Output.Length;
    private int _files;

    [Fact]
    public async Task Event_overflow()
    {
        // While the host stands still nobody takes the events that the system keeps for it, at most 16,384 as a rule.
        stage.Host.Freeze();
        RenameNoise(times: 10_000);
        Drop("overflow", 200);
        stage.Host.Thaw();
        await EndAsync();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Event_overflow_by_30_000_orders()
    {
        stage.Host.Freeze();
        Drop("flood", 30_000);
        stage.Host.Thaw();
        await EndAsync();
    }

    [Fact]
    public async Task A_storm_of_events()
    {
        using var stop = new CancellationTokenSource();
        var storm = Task.Run(() => { while (!stop.IsCancellationRequested) RenameNoise(times: 500); });
        for (var i = 0; i < 20; i++)
        {
            Drop("storm", 10);
            (await stage.Host.CountsAsync("web")).Found.ShouldBeGreaterThan(0);
        }

        await stage.LeavesAsync($"storm-{_files}.json");
        await stop.CancelAsync();
        await storm;
        await EndAsync();
    }

    // Events without files: two for each step, of names that are no order files.
    private void RenameNoise(int times)
    {
        var (here, there) = (stage.PathOf(".noise-1"), stage.PathOf(".noise-2"));
        File.WriteAllBytes(here, []);
        for (var i = 0; i < times; i++)
        {
            File.Move(here, there);
            (here, there) = (there, here);
        }

        File.Delete(here);
    }

    private void Drop(string name, int files)
    {
        for (var i = 0; i < files; i++) stage.Put($"{name}-{++_files}.json", OrderTexts.Of("web", $"{name}-{_files}"));
    }

    private async Task EndAsync()
    {
        await stage.EndAsync();
        var told = stage.Host.Output[_before..];
        told.ShouldNotContain("WRN");
        told.ShouldNotContain("ERR");
    }
}
