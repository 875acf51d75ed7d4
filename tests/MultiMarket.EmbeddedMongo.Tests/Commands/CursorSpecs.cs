using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

public sealed class CursorSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("""{"find": "c", "batchSize": 30}""")]
    [InlineData("""{"find": "c", "batchSize": 30, "filter": {"a": {"$gte": 0}}}""")]
    [InlineData("""{"find": "c", "batchSize": 30, "sort": {"a": 1}}""")]
    [InlineData("""{"find": "c", "batchSize": 30, "sort": {"$natural": 1}}""")]
    [InlineData("""{"aggregate": "c", "pipeline": [{"$sort": {"b": 1}}], "cursor": {"batchSize": 30}}""")]
    public async Task Batches_give_every_document_once(string command)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 1000);
        var cursor = (await client.ExpectAsync(database, command)).Field("cursor"u8);
        var seen = cursor.Field("firstBatch"u8).ToItems();
        seen.Count.ShouldBe(30);
        while (cursor.Field("id"u8).Int64 is not 0 and var id)
        {
            cursor = (await client.ExpectAsync(database, $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "c", "batchSize": 97}""")).Field("cursor"u8);
            cursor.Field("nextBatch"u8).ToItems().Count.ShouldBeLessThanOrEqualTo(97);
            seen.AddRange(cursor.Field("nextBatch"u8).ToItems());
        }

        seen.Select(document => document.Field("_id"u8).Int32).Order().ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public async Task A_cursor_goes_on_while_documents_are_deleted()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 1000);
        var cursor = (await client.ExpectAsync(database, """{"find": "c", "batchSize": 1}""")).Field("cursor"u8);
        await client.ExpectAsync(database, """{"delete": "c", "deletes": [{"q": {"_id": {"$gte": 990}}, "limit": 0}]}""");
        var rest = (await client.ExpectAsync(database, $$"""{"getMore": {"$numberLong": "{{cursor.Field("id"u8).Int64}}"}, "collection": "c"}""")).Field("cursor"u8);
        rest.Field("id"u8).Int64.ShouldBe(0);
        rest.Field("nextBatch"u8).ToItems().Count.ShouldBe(989);
    }

    [Theory]
    [InlineData("""{"drop": "c"}""")]
    [InlineData("""{"drop": "c"}""", """{"insert": "c", "documents": [{"_id": 1}]}""")]
    public async Task A_cursor_ends_with_its_collection(params string[] commands)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 200);
        var id = (await client.ExpectAsync(database, """{"find": "c", "batchSize": 2}""")).Field("cursor"u8).Field("id"u8).Int64;
        foreach (var command in commands)
            await client.ExpectAsync(database, command);
        var reply = await client.RunAsync(database, $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "c"}""");
        reply.Field("code"u8).Int32.ShouldBe(175);
        reply.Field("codeName"u8).String.ShouldBe("QueryPlanKilled");
    }

    [Fact]
    public async Task A_killed_cursor_is_gone()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 200);
        var id = (await client.ExpectAsync(database, """{"find": "c", "batchSize": 2}""")).Field("cursor"u8).Field("id"u8).Int64;
        var killed = await client.ExpectAsync(database, $$"""{"killCursors": "c", "cursors": [{"$numberLong": "{{id}}"}, {"$numberLong": "5"}]}""");
        killed.Field("cursorsKilled"u8).ToItems().Select(item => item.Int64).ShouldBe([id]);
        killed.Field("cursorsNotFound"u8).ToItems().Select(item => item.Int64).ShouldBe([5L]);
        var reply = await client.RunAsync(database, $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "c"}""");
        reply.Field("code"u8).Int32.ShouldBe(43);
        reply.Field("codeName"u8).String.ShouldBe("CursorNotFound");
    }

    [Fact]
    public async Task A_cursor_that_nobody_reads_is_dropped_unless_it_was_asked_to_stay()
    {
        await using var server = await OwnServer.StartAsync(options => options with { CursorTimeout = TimeSpan.FromMilliseconds(300) });
        await using var client = await server.ConnectAsync();
        await client.ExpectAsync("shop", """{"insert": "c", "documents": [{"_id": 1}, {"_id": 2}, {"_id": 3}]}""");
        var dropped = (await client.ExpectAsync("shop", """{"find": "c", "batchSize": 1}""")).Field("cursor"u8).Field("id"u8).Int64;
        var kept = (await client.ExpectAsync("shop", """{"find": "c", "batchSize": 1, "noCursorTimeout": true}""")).Field("cursor"u8).Field("id"u8).Int64;
        await Eventually.BecomesAsync(
            "one cursor is left",
            async () => (await client.ExpectAsync("admin", """{"serverStatus": 1}""")).Field("metrics"u8).Field("cursor"u8),
            cursor => cursor.Field("open"u8).Field("total"u8).Int64 == 1 && cursor.Field("timedOut"u8).Int64 == 1,
            TimeSpan.FromSeconds(10));
        (await client.RunAsync("shop", $$"""{"getMore": {"$numberLong": "{{dropped}}"}, "collection": "c"}""")).Field("code"u8).Int32.ShouldBe(43);
        await client.ExpectAsync("shop", $$"""{"getMore": {"$numberLong": "{{kept}}"}, "collection": "c"}""");
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_collection()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 200);
        var id = (await client.ExpectAsync(database, """{"find": "c", "batchSize": 2}""")).Field("cursor"u8).Field("id"u8).Int64;
        (await client.RunAsync(database, $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "d"}""")).Field("code"u8).Int32.ShouldBe(13);
        await client.ExpectAsync(database, $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "c"}""");
    }

    [Theory]
    [InlineData("""{"listCollections": 1, "cursor": {"batchSize": 1}}""", "$cmd.listCollections")]
    [InlineData("""{"listIndexes": "c", "cursor": {"batchSize": 1}}""", "c")]
    public async Task Lists_come_in_batches_too(string command, string collection)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 1);
        await client.ExpectAsync(database, """{"create": "d"}""");
        var cursor = (await client.ExpectAsync(database, command)).Field("cursor"u8);
        cursor.Field("ns"u8).String.ShouldBe($"{database}.{collection}");
        cursor.Field("firstBatch"u8).ToItems().Count.ShouldBe(1);
        var rest = (await client.ExpectAsync(database, $$"""{"getMore": {"$numberLong": "{{cursor.Field("id"u8).Int64}}"}, "collection": "{{collection}}"}""")).Field("cursor"u8);
        rest.Field("nextBatch"u8).ToItems().Count.ShouldBe(1);
        rest.Field("id"u8).Int64.ShouldBe(0);
    }

    [Fact]
    public async Task One_batch_closes_the_cursor()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 200);
        var cursor = (await client.ExpectAsync(database, """{"find": "c", "batchSize": 2, "singleBatch": true}""")).Field("cursor"u8);
        cursor.Field("id"u8).Int64.ShouldBe(0);
        cursor.Field("firstBatch"u8).ToItems().Count.ShouldBe(2);
    }

    private async Task<string> FillAsync(WireClient client, int count)
    {
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a_1"}]}""");
        var reply = await client.ExpectAsync(database, """{"insert": "c"}""",
            ("documents", [.. Enumerable.Range(0, count).Select(i => $$"""{"_id": {{i}}, "a": {{i % 17}}, "b": {{i % 5}}}""")]));
        reply.Field("n"u8).Int32.ShouldBe(count);
        return database;
    }
}
