using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Kill;

/// <summary>kill -9 while the host stops in good order.</summary>
public sealed class KillTheDrain
{
    [Fact]
    public async Task During_the_shutdown_drain()
    {
        var random = new Random(5);
        await using var host = HostProcess.Prepare(options: "--no-simulation");
        List<DroppedFile> dropped = [];
        for (var round = 0; round < 3; round++)
        {
            await host.StartAsync();
            for (var i = 0; i < 600; i++)
            {
                var (channel, name) = (i % 2 == 0 ? "web" : "boutique", $"drain-{round}-{i}.json");
                var content = OrderTexts.Of(channel, $"{round}-{i}");
                host.Drop(OrderTexts.FolderOf(channel), name, content);
                dropped.Add(DroppedFile.Of(OrderTexts.FolderOf(channel), name, content, ExpectedFate.Archived));
            }

            host.Signal(15);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(250)), TimeProvider.System);
            host.Kill();
        }

        await host.StartAsync();
        await Drill.ShouldEndWellAsync(host, dropped);
    }
}
