using System.Diagnostics;
using MultiMarket.Drills.Support;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Actors;

/// <summary>GET /api/status while every channel has more files waiting than it can take.</summary>
public sealed class StatusInAFlood(ITestOutputHelper output)
{
    private static readonly string[] Channels = ["web", "mobile", "boutique"];

    [Fact]
    public Task Answers_within_a_second() => RunAsync(filesPerChannel: 2_000);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Answers_within_a_second_for_as_long_as_it_lasts() => RunAsync(filesPerChannel: 60_000);

    private async Task RunAsync(int filesPerChannel)
    {
        await using var host = HostProcess.Prepare(options: "--no-simulation");
        List<DroppedFile> dropped = [];
        foreach (var channel in Channels)
        {
            Directory.CreateDirectory(Path.Combine(host.Data, "sources", OrderTexts.FolderOf(channel)));
            for (var i = 0; i < filesPerChannel; i++)
            {
                var content = OrderTexts.Of(channel, $"{i}");
                await File.WriteAllBytesAsync(Path.Combine(host.Data, "sources", OrderTexts.FolderOf(channel), $"{i}.json"), content);
                dropped.Add(DroppedFile.Of(OrderTexts.FolderOf(channel), $"{i}.json", content, ExpectedFate.Archived));
            }
        }

        await host.StartAsync();
        var answers = await AskUntilAsync(host, dropped.Count);
        answers.Sort();
        var (median, slow) = (answers[answers.Count / 2], answers[(int)(answers.Count * 0.95)]);
        output.WriteLine($"{dropped.Count} files, {answers.Count} answers: median {median.TotalMilliseconds:0} ms, p95 {slow.TotalMilliseconds:0} ms, slowest {answers[^1].TotalMilliseconds:0} ms");

        // One in twenty may fall victim to whatever else the machine does.
        slow.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await Drill.ShouldEndWellAsync(host, dropped, seconds: 240);
    }

    private static async Task<List<TimeSpan>> AskUntilAsync(HostProcess host, int files)
    {
        var answers = new List<TimeSpan>();
        await Eventually.BecomesAsync("the flood is over", async () =>
        {
            var asked = Stopwatch.GetTimestamp();
            var counts = await host.CountsAsync();
            answers.Add(Stopwatch.GetElapsedTime(asked));
            return counts;
        }, counts => counts.Inserted >= files, TimeSpan.FromSeconds(300));
        return answers;
    }
}
