using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

/// <summary>currentOp and killOp: what runs, and how to end it.</summary>
public sealed class OperationSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("""{"aggregate": 1, "pipeline": [{"$currentOp": {"allUsers": true}}, {"$match": {"op": "query"}}], "cursor": {}}""")]
    [InlineData("""{"currentOp": 1, "op": "query"}""")]
    public async Task A_query_that_takes_long_is_seen_and_ended(string look)
    {
        var database = fixture.NewDatabase();
        await using var client = await fixture.ConnectAsync();
        await using var other = await fixture.ConnectAsync();
        // Each string costs a few milliseconds, all of them minutes.
        await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [.. Enumerable.Range(0, 20_000).Select(i => $$"""{"_id": {{i}}, "s": "{{new string('a', 20)}}!"}""")]));
        var query = client.RunAsync(database, """{"find": "c", "filter": {"s": {"$regex": "^(a+)+$"}}, "comment": "slow"}""");

        var operation = await Eventually.BecomesAsync("the query is seen", () => FindAsync(other, look, database), found => !found.IsMissing, TimeSpan.FromSeconds(10));
        operation.Field("active"u8).IsTrue.ShouldBeTrue();
        operation.Field("ns"u8).String.ShouldBe($"{database}.c");
        operation.Field("command"u8).Field("comment"u8).String.ShouldBe("slow");
        (await other.ExpectAsync("admin", """{"serverStatus": 1}""")).Field("globalLock"u8).Field("activeClients"u8).Field("readers"u8).Int32.ShouldBeGreaterThan(1);
        await other.ExpectAsync("admin", $$"""{"killOp": 1, "op": {{operation.Field("opid"u8).Int64}} }""");

        var reply = await query;
        reply.Field("code"u8).Int32.ShouldBe(11601, TypedText.Of(reply));
        (await FindAsync(other, look, database)).IsMissing.ShouldBeTrue();
        await client.ExpectAsync("admin", """{"ping": 1}""");
    }

    [Fact]
    public async Task Idle_connections_are_shown_when_they_are_asked_for()
    {
        await using var client = await fixture.ConnectAsync();
        await using var idle = await fixture.ConnectAsync();
        await idle.ExpectAsync("admin", """{"ping": 1}""");
        var all = (await client.ExpectAsync("admin", """{"currentOp": 1, "$all": true}""")).Field("inprog"u8).ToItems();
        all.Exists(operation => !operation.Field("active"u8).IsTrue).ShouldBeTrue();
        var busy = (await client.ExpectAsync("admin", """{"currentOp": 1}""")).Field("inprog"u8).ToItems();
        busy.TrueForAll(operation => operation.Field("active"u8).IsTrue).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"killOp": 1}""", 4)]
    [InlineData("""{"killOp": 1, "op": "x"}""", 14)]
    [InlineData("""{"aggregate": 1, "pipeline": [{"$currentOp": {"foo": true}}], "cursor": {}}""", 9)]
    [InlineData("""{"aggregate": 1, "pipeline": [{"$currentOp": 5}], "cursor": {}}""", 9)]
    public async Task What_makes_no_sense_is_refused(string command, int code)
    {
        await using var client = await fixture.ConnectAsync();
        (await client.RunAsync("admin", command)).Field("code"u8).Int32.ShouldBe(code);
    }

    [Fact]
    public async Task Nothing_happens_to_an_operation_that_is_over()
    {
        await using var client = await fixture.ConnectAsync();
        (await client.ExpectAsync("admin", """{"killOp": 1, "op": 0}""")).Field("info"u8).String.ShouldBe("attempting to kill op");
    }

    private static async Task<RawValue> FindAsync(WireClient client, string look, string database)
    {
        var reply = await client.ExpectAsync("admin", look);
        var operations = reply.Field("inprog"u8) is { IsArray: true } list ? list.ToItems() : reply.Field("cursor"u8).Field("firstBatch"u8).ToItems();
        return operations.Find(operation => operation.Field("ns"u8) is { IsString: true } name && name.String == $"{database}.c");
    }
}
