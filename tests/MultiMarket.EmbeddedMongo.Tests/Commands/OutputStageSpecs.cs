using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

public sealed class OutputStageSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Out_replaces_a_collection_and_keeps_its_indexes()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1, "v": 1}, {"_id": 2, "v": 2}]}""");
        await client.ExpectAsync(database, """{"insert": "target", "documents": [{"_id": 9}]}""");
        await client.ExpectAsync(database, """{"createIndexes": "target", "indexes": [{"key": {"v": 1}, "name": "v_1"}]}""");
        await client.ExpectAsync(database, """{"aggregate": "c", "pipeline": [{"$match": {"v": 2}}, {"$out": "target"}], "cursor": {}}""");
        (await AllAsync(client, database, "target")).ShouldBe(TypedText.OfAll([JsonBson.Parse("""{"_id": 2, "v": 2}""")]));
        var indexes = await client.ExpectAsync(database, """{"listIndexes": "target"}""");
        indexes.Field("cursor"u8).Field("firstBatch"u8).ToItems().Select(index => index.Field("name"u8).String).ShouldBe(["_id_", "v_1"]);
    }

    [Fact]
    public async Task A_failed_out_leaves_the_target_as_it_was()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1, "v": 1}, {"_id": 2, "v": 0}]}""");
        await client.ExpectAsync(database, """{"insert": "target", "documents": [{"_id": 9}]}""");
        var reply = await client.RunAsync(database, """{"aggregate": "c", "pipeline": [{"$set": {"x": {"$divide": [1, "$v"]}}}, {"$out": "target"}], "cursor": {}}""");
        reply.Field("code"u8).Int32.ShouldBe(2);
        (await AllAsync(client, database, "target")).ShouldBe(TypedText.OfAll([JsonBson.Parse("""{"_id": 9}""")]));
        var collections = await client.ExpectAsync(database, """{"listCollections": 1, "nameOnly": true}""");
        collections.Field("cursor"u8).Field("firstBatch"u8).ToItems().Select(item => item.Field("name"u8).String).ShouldBe(["c", "target"]);
    }

    [Theory]
    [InlineData("merge", """{"_id": 1, "a": 1, "b": 5}""")]
    [InlineData("replace", """{"_id": 1, "b": 5}""")]
    [InlineData("keepExisting", """{"_id": 1, "a": 1}""")]
    public async Task Merge_meets_existing_documents(string whenMatched, string expected)
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1, "b": 5}, {"_id": 2, "b": 6}]}""");
        await client.ExpectAsync(database, """{"insert": "target", "documents": [{"_id": 1, "a": 1}]}""");
        await client.ExpectAsync(database, """{"aggregate": "c", "pipeline": [{"$merge": {"into": "target", "whenMatched": "WHEN"}}], "cursor": {}}""".Replace("WHEN", whenMatched, StringComparison.Ordinal));
        (await AllAsync(client, database, "target")).ShouldBe(TypedText.OfAll([JsonBson.Parse(expected), JsonBson.Parse("""{"_id": 2, "b": 6}""")]));
    }

    private static async Task<string> AllAsync(WireClient client, string database, string collection)
    {
        var reply = await client.ExpectAsync(database, $$$"""{"find": "{{{collection}}}", "sort": {"_id": 1}}""");
        return TypedText.OfAll(reply.Field("cursor"u8).Field("firstBatch"u8).ToItems());
    }
}
