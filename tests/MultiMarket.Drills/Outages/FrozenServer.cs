using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Outages;

/// <summary>A server that is there and does not answer: the machine it runs on swaps, or somebody stopped the process.</summary>
public sealed class FrozenServer
{
    [Fact]
    public Task Paused_for_a_moment() => RunAsync(TimeSpan.FromSeconds(2), isOutage: false);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Paused_for_longer_than_an_operation_may_take() => RunAsync(TimeSpan.FromSeconds(45), isOutage: true);

    private static async Task RunAsync(TimeSpan time, bool isOutage)
    {
        await using var warehouse = await HostProcess.StartAsync(options: ["--no-simulation", "--instance", "warehouse"]);
        await using var host = await HostProcess.StartAsync(options: ["--no-simulation", "--mongodb", warehouse.WarehouseUri]);
        List<DroppedFile> dropped = [.. await Flow.ShouldResumeAsync(host)];
        warehouse.Freeze();
        for (var i = 0; i < 200; i++)
        {
            var content = OrderTexts.Of("mobile", $"{i}");
            host.Drop("application_mobile", $"{i}.json", content);
            dropped.Add(DroppedFile.Of("application_mobile", $"{i}.json", content, ExpectedFate.Archived));
        }

        if (isOutage)
        {
            await Eventually.BecomesAsync(
                "the status says that the warehouse does not answer",
                () => host.GetAsync("/api/status"),
                s => !s.GetProperty("warehouse").GetProperty("available").GetBoolean(),
                TimeSpan.FromSeconds(20));
        }

        await Task.Delay(time, TimeProvider.System);
        warehouse.Thaw();
        await Drill.ShouldEndWellAsync(host, dropped, warehouse.Orders);
        var log = host.Output.Split('\n');
        log.Count(l => l.Contains("is unavailable; orders wait", StringComparison.Ordinal)).ShouldBe(isOutage ? 1 : 0, host.Output);
        log.Count(l => l.Contains("is back after", StringComparison.Ordinal)).ShouldBe(isOutage ? 1 : 0, host.Output);
    }
}
