using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Folders;

/// <summary>A folder that filled up while no host ran.</summary>
public sealed class ManyFiles
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_hundred_thousand_files_at_start()
    {
        const int Files = 100_000;
        await using var host = HostProcess.Prepare(options: "--no-simulation");
        var folder = Directory.CreateDirectory(Path.Combine(host.Data, "sources", "site_web")).FullName;
        var dropped = new List<DroppedFile>(Files);
        for (var i = 0; i < Files; i++)
        {
            var content = OrderTexts.Of("web", $"many-{i}");
            await File.WriteAllBytesAsync(Path.Combine(folder, $"many-{i}.json"), content);
            dropped.Add(DroppedFile.Of("site_web", $"many-{i}.json", content, ExpectedFate.Archived));
        }

        await host.StartAsync();
        await host.CountsBecomeAsync("every file is taken in", c => c.Inserted == Files && c.InFlight == 0, seconds: 600);
        await Drill.ShouldEndWellAsync(host, dropped);
    }
}
