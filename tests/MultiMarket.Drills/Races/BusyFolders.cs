using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Races;

/// <summary>Folders in which something happens at an awkward moment.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class BusyFolders(FaultyStage stage)
{
    [Fact]
    public async Task Same_name_twice()
    {
        for (var i = 0; i < 9; i++)
        {
            var order = OrderTexts.Of("web", $"same-{i}");
            var broken = i % 3 == 2;
            stage.Put("same.json", broken ? order[..^1] : order, broken ? ExpectedFate.Rejected : ExpectedFate.Archived, FaultyStage.LongAgo);
            await stage.LeavesAsync("same.json");
        }

        await stage.EndAsync();
        stage.Host.Archived("site_web").Select(Path.GetFileName).Where(n => n!.StartsWith("same", StringComparison.Ordinal))
            .ShouldBe(["same.2.json", "same.3.json", "same.4.json", "same.5.json", "same.6.json", "same.json"]);
    }

    [Fact]
    public async Task Pause_in_the_middle_of_a_batch()
    {
        await stage.Faults.HoldAsync("store.before", () => Put("before-pause", 30));
        (await stage.Host.CliAsync("pause", "web", "--ingest")).ExitCode.ShouldBe(0);
        Put("after-pause", 20);
        await stage.Faults.DisarmAsync();

        // What was on its way arrives; nothing else sets out.
        await stage.Host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);
        await Flow.ShouldReconcileAsync(stage.Host);
        stage.Host.Waiting("site_web").Count(f => Path.GetFileName(f).StartsWith("after-pause", StringComparison.Ordinal)).ShouldBe(20);
        (await stage.Host.CliAsync("resume", "web", "--ingest")).ExitCode.ShouldBe(0);
        await stage.EndAsync();
    }

    private void Put(string name, int files)
    {
        for (var i = 0; i < files; i++) stage.Put($"{name}-{i}.json", OrderTexts.Of("web", $"{name}-{i}"));
    }
}
