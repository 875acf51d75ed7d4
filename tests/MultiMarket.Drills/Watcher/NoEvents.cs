using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Watcher;

/// <summary>A host that the system grants no file-system events finds its files by listing alone.</summary>
public sealed class NoEvents : IAsyncLifetime
{
    // What the listing alone must keep, in seconds.
    private const double Bound = 10;

    private static readonly string[] Channels = ["web", "mobile", "boutique"];
    private readonly List<DroppedFile> _dropped = [];
    private readonly HostProcess _host = HostProcess.Prepare(options: "--no-simulation");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [EventLimitFact]
    public async Task Watcher_unavailable_and_instance_limit_reached()
    {
        _host.Prefix = EventLimit.Prefix(instances: 0);
        await _host.StartAsync();
        for (var round = 0; round < 2; round++) _dropped.AddRange(await Flow.ShouldResumeAsync(_host, Bound));
        foreach (var channel in Channels) Lines($"No file-system events for {channel}, files are found by listing alone").ShouldBe(1);

        EventLimit.Set(_host, instances: 64);
        foreach (var channel in Channels)
            await Eventually.TrueAsync($"{channel} has events again", () => Lines($"File-system events for {channel} again") == 1, TimeSpan.FromSeconds(15));
        await Drill.ShouldEndWellAsync(_host, _dropped);
    }

    private int Lines(string text) => _host.Output.Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal));
}
