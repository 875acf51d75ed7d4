using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Watcher;

/// <summary>A source folder that comes and goes, on the real host.</summary>
[Collection(FaultyStageDrills.Name)]
public sealed class FlappingFolder(FaultyStage stage)
{
    [Fact]
    public async Task A_storm_of_errors_from_a_folder_that_comes_and_goes()
    {
        var away = stage.Folder + ".away";
        for (var i = 0; i < 200; i++)
        {
            Directory.Move(stage.Folder, away);
            Directory.Move(away, stage.Folder);
            if (i % 10 == 0) stage.Put($"flapping-{i}.json", OrderTexts.Of("web", $"flapping-{i}"));
        }

        await stage.EndAsync();
        stage.Host.Output.Split('\n').Count(l => l.Contains("WRN", StringComparison.Ordinal) || l.Contains("ERR", StringComparison.Ordinal)).ShouldBeLessThan(20);
    }
}
