using System.Text.Json;
using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>Files that are no orders, among files that are.</summary>
public sealed class BadFilesSpecs : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(options: "--no-simulation");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task They_land_in_rejected_with_their_reason_while_the_others_flow_on()
    {
        var example = OrderTexts.Example;
        var bad = new Dictionary<string, (byte[] Content, string Code)>
        {
            ["corrupt.json"] = (OrderTexts.Utf8(example.Replace("\"client_id\":", "\"client_id\"", StringComparison.Ordinal)), "syntax"),
            ["empty.json"] = ([], "syntax"),
            ["truncated.json"] = (OrderTexts.Utf8(example[..^30]), "syntax"),
            ["binary.json"] = ([.. Enumerable.Range(0, 4_096).Select(i => (byte)(i * 7))], "encoding"),
            ["wrong-channel.json"] = (OrderTexts.Utf8(example.Replace("\"web\"", "\"mobile\"", StringComparison.Ordinal)), "channel"),
            ["rules.json"] = (OrderTexts.Utf8(example.Replace("\"quantite\":2", "\"quantite\":0", StringComparison.Ordinal)), "range"),
        };
        foreach (var (name, (content, _)) in bad)
        {
            _host.Drop("site_web", name, content);
            _host.Drop("site_web", $"good-{name}", OrderTexts.Web($"good-{name}"));
        }

        var counts = await _host.CountsBecomeAsync("every file has its fate", c => c.Inserted == bad.Count && c.Rejected == bad.Count);
        counts.InFlight.ShouldBe(0);
        counts.Found.ShouldBe(2 * bad.Count);
        _host.Waiting("site_web").ShouldBeEmpty();
        foreach (var (name, (content, code)) in bad)
        {
            (await File.ReadAllBytesAsync(_host.Rejected("site_web", name))).ShouldBe(content);
            using var reason = JsonDocument.Parse(await File.ReadAllBytesAsync(_host.Rejected("site_web", name + ".reason.json")));
            reason.RootElement.GetProperty("file").GetString().ShouldBe(name);
            reason.RootElement.GetProperty("violations").EnumerateArray().Select(v => v.GetProperty("code").GetString()).ShouldContain(code, name);
        }
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_taken_once_it_is_whole()
    {
        var content = OrderTexts.Web("slow");
        await using (var file = new FileStream(Path.Combine(_host.Data, "sources", "site_web", "slow.json"), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            foreach (var part in content.Chunk((content.Length / 20) + 1))
            {
                await file.WriteAsync(part);
                await pace.WaitForNextTickAsync();
            }
        }

        await _host.CountsBecomeAsync("the slow file is stored", c => c.Inserted == 1);
        (await _host.CountsAsync()).Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_order_file_stays_where_it_is_and_is_counted()
    {
        var folder = Path.Combine(_host.Data, "sources", "boutique_physique");
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "hello");
        await File.WriteAllTextAsync(Path.Combine(folder, ".hidden.json"), "{}");
        Directory.CreateDirectory(Path.Combine(folder, "folder.json"));
        await Eventually.BecomesAsync(
            "the listing has counted them",
            async () => (await _host.GetAsync("/api/status")).GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == "boutique").GetProperty("ignored").GetInt64(),
            ignored => ignored == 3,
            TimeSpan.FromSeconds(10));
        (await _host.CountsAsync()).Found.ShouldBe(0);
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(3);
    }
}
