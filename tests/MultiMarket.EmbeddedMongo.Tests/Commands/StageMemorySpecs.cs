using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

/// <summary>What a stage may hold: a limit of 2 MB over a collection of 6 MB that is large enough to be shared among threads.</summary>
public sealed class StageMemorySpecs : IAsyncLifetime
{
    private const int Documents = 12_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-memory-").FullName;
    private EmbeddedMongoServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await EmbeddedMongoServer.StartAsync(
            new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "warehouse.db"), StageMemoryLimit = 2 * 1024 * 1024 }, NullLogger.Instance, CancellationToken.None);
        await using var client = await WireClient.ConnectAsync(_server.Port);
        await client.ExpectAsync("shop", """{"insert": "c"}""", ("documents", [.. Enumerable.Range(0, Documents).Select(i => $$"""{"_id": {{i}}, "few": {{i % 7}}, "pad": "{{new string('x', 450)}}"}""")]));
    }

    [Theory]
    [InlineData("""{"$group": {"_id": "$_id"}}""")]
    [InlineData("""{"$group": {"_id": "$few", "all": {"$push": "$pad"}}}""")]
    [InlineData("""{"$group": {"_id": "$few", "all": {"$addToSet": "$$ROOT"}}}""")]
    [InlineData("""{"$group": {"_id": "$few", "most": {"$maxN": {"input": {"a": "$_id", "b": "$pad"}, "n": 10000}}}}""")]
    [InlineData("""{"$sort": {"pad": 1, "few": 1}}""")]
    public async Task A_stage_that_would_hold_more_fails(string stage)
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        var reply = await client.RunAsync("shop", $$$"""{"aggregate": "c", "pipeline": [{{{stage}}}], "cursor": {}}""");
        reply.Field("code"u8).Int32.ShouldBe(292);
        reply.Field("codeName"u8).String.ShouldBe("QueryExceededMemoryLimitNoDiskUseAllowed");
    }

    // Both threads meet every group: together their tables would pass the limit, one alone does not.
    [Fact]
    public async Task Threads_that_share_a_group_need_no_more_than_one_would()
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        var reply = await client.ExpectAsync("shop", """{"aggregate": "c", "pipeline": [{"$group": {"_id": {"$mod": ["$_id", 4000]}, "n": {"$sum": 1}}}, {"$group": {"_id": null, "groups": {"$sum": 1}, "n": {"$sum": "$n"}}}], "cursor": {}}""");
        var result = reply.Field("cursor"u8).Field("firstBatch"u8).ToItems()[0];
        (result.Field("groups"u8).Int32, result.Field("n"u8).Int32).ShouldBe((4000, Documents));
    }

    [Fact]
    public async Task A_later_stage_that_fails_says_so_and_not_that_the_group_was_interrupted()
    {
        await using var client = await WireClient.ConnectAsync(_server.Port);
        var reply = await client.RunAsync("shop", """{"aggregate": "c", "pipeline": [{"$group": {"_id": "$few"}}, {"$project": {"x": {"$divide": [1, 0]}}}], "cursor": {}}""");
        reply.Field("errmsg"u8).String.ShouldContain("divide by zero");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
