using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using MultiMarket.EmbeddedMongo;
using Xunit.Abstractions;

namespace MultiMarket.Drills.TwoHosts;

/// <summary>
/// How a user scales out: two hosts take the files of the same folders into the same warehouse. No order is stored twice, no file is
/// lost, and the logs stay quiet.
/// </summary>
public sealed partial class TwoHostsOnOneSetOfFolders(ITestOutputHelper output)
{
    private static readonly string[] Channels = ["web", "mobile", "boutique"];

    [Fact]
    public Task Two_collectors_on_one_folder() => RunAsync(filesPerChannel: 1_500);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Two_collectors_on_one_folder_with_a_large_backlog() => RunAsync(filesPerChannel: 20_000);

    private async Task RunAsync(int filesPerChannel)
    {
        var folder = Directory.CreateTempSubdirectory("multimarket-drill-");
        await using var server = await EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = Path.Combine(folder.FullName, "warehouse.db") }, NullLogger.Instance, CancellationToken.None);
        await using var first = FaultyHost.Around(HostProcess.Prepare(null, "--no-simulation", "--mongodb", server.ConnectionString, "--instance", "un"));
        await using var second = FaultyHost.Around(first.Process.Beside("--no-simulation", "--mongodb", server.ConnectionString, "--instance", "deux"));
        FaultyHost[] hosts = [first, second];
        foreach (var channel in Channels) Directory.CreateDirectory(Path.Combine(first.Process.Data, "sources", OrderTexts.FolderOf(channel)));
        List<DroppedFile> backlog = [.. Drop(first.Process, filesPerChannel, "b"), .. FileSet.Drop(first.Process, "mixed")];

        foreach (var host in hosts) host.Process.Launch();
        foreach (var host in hosts) await host.CountAsync("read.content");
        await Task.WhenAll(hosts.Select(h => h.Process.BecomesReadyAsync()));
        await Flow.SettlesAsync(first.Process, backlog, 240);
        await ReportAsync("backlog", backlog.Count, hosts);

        foreach (var host in hosts) await host.CountAsync("read.content");
        var live = Drop(first.Process, 100, "live");
        await Flow.SettlesAsync(first.Process, live);
        await ReportAsync("arriving one by one", live.Count, hosts);

        var orders = new MongoClient(server.ConnectionString).GetDatabase("multi_market").GetCollection<BsonDocument>("commandes");
        List<DroppedFile> all = [.. backlog, .. live];
        all.AddRange(await Drill.ShouldEndWellAsync(first.Process, all, orders));
        await Drill.ShouldEndWellAsync(second.Process, all, orders);
        var counts = await Task.WhenAll(hosts.Select(h => h.Process.CountsAsync()));
        counts.Sum(c => c.Inserted).ShouldBe(await orders.CountDocumentsAsync(new BsonDocument()), "each order counts as inserted on exactly one host");
        foreach (var host in hosts) Warnings().Count(host.Process.Output).ShouldBeLessThanOrEqualTo(5, host.Process.Output);
        folder.Delete(recursive: true);
    }

    private async Task ReportAsync(string what, int files, FaultyHost[] hosts)
    {
        var reads = new List<int>();
        foreach (var host in hosts) reads.Add(await host.CountedAsync());
        var twice = reads.Sum() - files;
        output.WriteLine($"{what}: {files} files, read by the hosts {string.Join(" and ", reads)} times: {twice} ({(double)twice / files:P1}) more than needed");
    }

    private static List<DroppedFile> Drop(HostProcess host, int perChannel, string prefix) =>
        [.. from channel in Channels from i in Enumerable.Range(0, perChannel) select Drop(host, channel, $"{prefix}{i:D5}")];

    private static DroppedFile Drop(HostProcess host, string channel, string id)
    {
        var content = OrderTexts.Of(channel, id);
        host.Drop(OrderTexts.FolderOf(channel), id + ".json", content);
        return DroppedFile.Of(OrderTexts.FolderOf(channel), id + ".json", content, ExpectedFate.Archived);
    }

    [GeneratedRegex(" (WRN|ERR|FTL) ")]
    private static partial Regex Warnings();
}
