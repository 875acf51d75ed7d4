using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Kill;

/// <summary>kill -9 while a simulator writes: no number is used twice, and no half a file is ever taken for an order.</summary>
public sealed class KillTheSimulator : IAsyncLifetime
{
    private FaultyHost _host = null!;

    public async Task InitializeAsync() => _host = await FaultyHost.StartAsync("--backfill", "0");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Simulator_in_mid_write()
    {
        foreach (var (call, number) in ((string, int)[])[("write.before", 2), ("write.during", 3), ("write.after", 2)])
        {
            await _host.ArmAsync("kill", number, call);
            await _host.Process.CliAsync("emit", "web", "5");
            await _host.DiesAsync();
            await _host.Process.StartAsync();
        }

        await Eventually.BecomesAsync("the simulator has recovered", () => _host.Process.CliAsync("emit", "all", "5"), c => c.ExitCode == 0, TimeSpan.FromSeconds(20));
        (await _host.Process.CliAsync("pause", "all")).ExitCode.ShouldBe(0);
        await Flow.ShouldReconcileAsync(_host.Process);
        await Eventually.TrueAsync("every file is archived", () => _host.Process.Waiting("site_web").All(f => Path.GetFileName(f)[0] == '.'), TimeSpan.FromSeconds(20));
        await Flow.ShouldHaveNoDeadActorAsync(_host.Process);
        await Invariant.ShouldHoldAsync(_host.Process.Data, _host.Process.Orders, dropped: null);
        Directory.EnumerateFiles(Path.Combine(_host.Process.Data, "rejected"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
