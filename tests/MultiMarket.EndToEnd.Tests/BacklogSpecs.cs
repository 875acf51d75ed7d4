using System.Diagnostics;
using MongoDB.Bson;
using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;
using Xunit.Abstractions;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>A backlog that is present at start.</summary>
public sealed class BacklogSpecs(ITestOutputHelper output)
{
    private const int Files = 30_000;

    [Fact]
    public async Task Thirty_thousand_files_are_drained_within_300_MB_of_memory()
    {
        var data = HostProcess.TemporaryFolder();
        var folder = Directory.CreateDirectory(Path.Combine(data, "sources", "site_web")).FullName;
        for (var i = 0; i < Files; i++) await File.WriteAllBytesAsync(Path.Combine(folder, $"web-{i:D6}.json"), OrderTexts.Web($"{i}"));

        var clock = Stopwatch.StartNew();
        await using var host = await HostProcess.StartAsync(data, "--no-simulation");
        var peak = 0L;
        await host.CountsBecomeAsync(
            "every file is stored and archived",
            c =>
            {
                using var process = Process.GetProcessById(host.ProcessId);
                peak = Math.Max(peak, process.PeakWorkingSet64);
                return c.Inserted == Files && c.InFlight == 0;
            },
            seconds: 120);
        var seconds = clock.Elapsed.TotalSeconds;
        var figures = $"Backlog of {Files} files: {Files / seconds:N0} files/s from the start of the process, {peak / 1_000_000} MB at most";
        output.WriteLine(figures);
        Console.WriteLine(figures);

        peak.ShouldBeLessThan(300_000_000);
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(Files);
        host.Archived("site_web").Length.ShouldBe(Files);
        host.Waiting("site_web").ShouldBeEmpty();
    }
}
