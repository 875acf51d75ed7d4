using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Outages;

/// <summary>
/// What a network and a server do to a host: nothing is rejected, nothing lost, the flow resumes by itself, and the log has one line when
/// an outage begins and one when it ends.
/// </summary>
public sealed class WarehouseOutages(OutageStage stage, ITestOutputHelper output) : IClassFixture<OutageStage>
{
    private const long FlatMemory = 96L * 1024 * 1024;

    [Fact]
    public Task Down_for_a_while() => DownAsync(TimeSpan.FromSeconds(2), files: 300);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Down_for_minutes() => DownAsync(TimeSpan.FromMinutes(2), files: 30_000);

    [Fact]
    public async Task Slow()
    {
        stage.Begin();
        stage.Proxy.Rule = command => command.InsertsOrders ? Treatment.After(TimeSpan.FromSeconds(1)) : Treatment.Pass;
        stage.Drop(200);
        await stage.FlowsAgainAsync();
        stage.Proxy.Treated.ShouldBeGreaterThan(0);
        stage.Proxy.Rule = _ => Treatment.Pass;
        await stage.EndAsync(outages: 0);
    }

    [Fact]
    public Task Connection_closed_before_the_insert() => BrieflyAsync(Treatment.CutBefore);

    [Fact]
    public Task Connection_closed_after_the_commit() => BrieflyAsync(Treatment.CutAfter);

    [Fact]
    public Task Cut_in_mid_reply() => BrieflyAsync(Treatment.CutInReply);

    [Fact]
    public Task Write_concern_error() => UntilSeenAsync(
        "did not confirm the write",
        command => command.InsertsOrders,
        Treatment.Amend(new BsonDocument("writeConcernError", new BsonDocument { { "code", 64 }, { "codeName", "WriteConcernFailed" }, { "errmsg", "waiting for replication timed out" } })));

    [Fact]
    public Task Authentication_lost() => UntilSeenAsync(
        "Unauthorized",
        command => command.UsesOrders,
        Treatment.Error(13, "Unauthorized", "not authorized on multi_market to execute command"));

    [Fact]
    public Task Reads_but_does_not_write() => UntilSeenAsync(
        "OutOfDiskSpace",
        command => command.Name == "insert",
        Treatment.Error(14031, "OutOfDiskSpace", "no space left on device"),
        // Two signs of life come in between, which must not be taken for the end.
        seconds: 11);

    [Fact]
    public async Task Collection_dropped()
    {
        stage.Begin();
        stage.Drop(50);
        await stage.FlowsAgainAsync();
        await stage.Orders.Database.DropCollectionAsync("commandes");
        stage.Drop(50);
        await stage.FlowsAgainAsync();
        await FeedArchiveAgainAsync();
        await stage.EndAsync(outages: 0);
    }

    [Fact]
    public async Task Unique_index_missing()
    {
        stage.Begin();
        await stage.Orders.Indexes.DropAllAsync();
        stage.Drop(50);
        await stage.FlowsAgainAsync();
        await stage.EndAsync(outages: 0);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Unique_index_missing_is_made_again()
    {
        await stage.Orders.Indexes.DropAllAsync();
        await Eventually.BecomesAsync("the index is there again", async () =>
        {
            stage.Drop(1);
            return (await (await stage.Orders.Indexes.ListAsync()).ToListAsync()).Count;
        }, indexes => indexes == 2, TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Mixed_batch_of_new_duplicate_and_invalid_documents()
    {
        stage.Begin();
        await ValidateAsync(new BsonDocument("client_id", new BsonDocument("$ne", "REFUSED")));
        stage.Drop(40);
        stage.Put("web", "mixed-refused.json", OrderTexts.Of("web", "mixed-refused", client: "REFUSED"), ExpectedFate.Rejected);
        stage.Drop(40);
        await stage.FlowsAgainAsync();
        await ValidateAsync([]);
        File.ReadAllText(stage.Host.Rejected("site_web", "mixed-refused.json.reason.json")).ShouldContain("refused");
        await stage.EndAsync(outages: 0);
    }

    private async Task DownAsync(TimeSpan time, int files)
    {
        stage.Begin();
        stage.Drop(100);
        stage.Proxy.Down();
        stage.Drop(files / 2);
        await stage.StatusSaysAwayAsync("no MongoDB server answers");
        var before = stage.Host.ResidentMemory;
        stage.Drop(files / 2);
        await Task.Delay(time, TimeProvider.System);
        (stage.Host.ResidentMemory - before).ShouldBeLessThan(FlatMemory);
        stage.Proxy.Up();
        output.WriteLine($"resumed after {(await stage.FlowsAgainAsync()).TotalSeconds:0.0} s");
        await stage.EndAsync(outages: 1);
    }

    // Each cut may count as an outage of its own, which is over at once.
    private async Task BrieflyAsync(Treatment treatment)
    {
        stage.Begin();
        var left = 3;
        stage.Proxy.Rule = command => command.InsertsOrders && Interlocked.Decrement(ref left) >= 0 ? treatment : Treatment.Pass;
        stage.Drop(100);
        await stage.FlowsAgainAsync();
        left.ShouldBeLessThan(0, "the inserts were not cut");
        await stage.EndAsync(stage.Outages is var told and <= 3 ? told : 3);
    }

    private async Task UntilSeenAsync(string why, Func<ProxiedCommand, bool> hit, Treatment treatment, int seconds = 1)
    {
        stage.Begin();
        stage.Proxy.Rule = command => hit(command) ? treatment : Treatment.Pass;
        stage.Drop(200);
        await stage.StatusSaysAwayAsync(why);
        stage.Drop(100);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        stage.Proxy.Rule = _ => Treatment.Pass;
        output.WriteLine($"resumed after {(await stage.FlowsAgainAsync()).TotalSeconds:0.0} s");
        await stage.EndAsync(outages: 1);
    }

    private Task ValidateAsync(BsonDocument validator) =>
        stage.Orders.Database.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", "commandes" }, { "validator", validator } });

    // What was archived before the collection was dropped is fed again, which is harmless to what is still stored.
    private async Task FeedArchiveAgainAsync()
    {
        foreach (var source in (string[])["site_web", "application_mobile", "boutique_physique"])
            foreach (var file in stage.Host.Archived(source))
                stage.Host.Drop(source, Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        await stage.FlowsAgainAsync();
    }
}
