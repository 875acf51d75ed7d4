using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

public sealed class IndexSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Two_arrays_under_one_index_are_refused_when_they_are_written()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1, "b": 1}, "name": "a_b"}""");
        var reply = await client.ExpectAsync(database, """{"insert": "c", "ordered": false, "documents": [{"_id": 1, "a": [1], "b": [2]}, {"_id": 2, "a": [1], "b": 2}]}""");
        reply.Field("n"u8).Int32.ShouldBe(1);
        reply.Field("writeErrors"u8).ToItems()[0].Field("code"u8).Int32.ShouldBe(171);
        CorpusRun.ErrorCode(await client.RunAsync(database, """{"update": "c", "updates": [{"q": {"_id": 2}, "u": {"$set": {"b": [1]}}}]}""")).ShouldBe(171);
        (await client.ExpectAsync(database, """{"count": "c", "query": {"a": 1, "b": 2}}""")).Field("n"u8).Int32.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"a": 1, "b": 1}""", """{"a": 1, "b": 1.0}""", true)]
    [InlineData("""{"a": 1, "b": 1}""", """{"a": 1, "b": 2}""", false)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": null}""", true)]
    [InlineData("""{"a": 1, "b": [1, 2]}""", """{"a": 1, "b": [2, 3]}""", true)]
    [InlineData("""{"a": 1, "b": [1, 1]}""", """{"a": 1, "b": [2, 2]}""", false)]
    [InlineData("""{"a": 1, "b": {"$numberDecimal": "0.1"}}""", """{"a": 1, "b": 0.1}""", false)]
    public async Task A_compound_unique_index_compares_by_value(string first, string second, bool isDuplicate)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1, "b": -1}, "name": "a_b", "unique": true}""");
        await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [first]));
        var reply = await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [second]));
        reply.Field("n"u8).Int32.ShouldBe(isDuplicate ? 0 : 1);
        if (isDuplicate)
            reply.Field("writeErrors"u8).ToItems()[0].Field("code"u8).Int32.ShouldBe(11000);
    }

    [Fact]
    public async Task Sparse_and_partial_unique_indexes_leave_documents_out()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1}, "name": "a", "unique": true, "sparse": true}, {"key": {"b": 1}, "name": "b", "unique": true, "partialFilterExpression": {"on": true}}""");
        var reply = await client.ExpectAsync(database, """{"insert": "c", "ordered": false, "documents": [{"_id": 1, "b": 1}, {"_id": 2, "b": 1, "a": null}, {"_id": 3, "a": null}, {"_id": 4, "b": 1, "on": true}, {"_id": 5, "b": 1, "on": true}]}""");
        reply.Field("writeErrors"u8).ToItems().Select(error => error.Field("index"u8).Int32).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task Building_a_unique_index_over_duplicates_fails_and_leaves_none()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1, "a": 1}, {"_id": 2, "a": 1}]}""");
        var reply = await client.RunAsync(database, """{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a", "unique": true}]}""");
        reply.Field("code"u8).Int32.ShouldBe(11000);
        (await client.ExpectAsync(database, """{"listIndexes": "c"}""")).Field("cursor"u8).Field("firstBatch"u8).ToItems().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"key": {"a": 1}, "name": "a_b"}""", 86)]
    [InlineData("""{"key": {"a": 1, "b": 1}, "name": "other"}""", 85)]
    [InlineData("""{"key": {"a": 1, "b": 1}, "name": "a_b", "unique": true}""", 85)]
    [InlineData("""{"key": {"a": "2dsphere"}, "name": "geo"}""", 238)]
    [InlineData("""{"key": {"a": 0}, "name": "zero"}""", 67)]
    [InlineData("""{"key": {}, "name": "none"}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "nope": 1}""", 197)]
    public async Task An_index_that_cannot_be_is_refused(string index, int code)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1, "b": 1}, "name": "a_b"}""");
        var reply = await client.RunAsync(database, $$"""{"createIndexes": "c", "indexes": [{{index}}]}""");
        reply.Field("code"u8).Int32.ShouldBe(code, TypedText.Of(reply));
    }

    [Fact]
    public async Task The_same_index_again_is_no_error()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1}, "name": "a"}""");
        var reply = await client.ExpectAsync(database, """{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}]}""");
        reply.Field("note"u8).String.ShouldBe("all indexes already exist");
    }

    private async Task<string> WithIndexAsync(WireClient client, string indexes)
    {
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, $$"""{"createIndexes": "c", "indexes": [{{indexes}}]}""");
        return database;
    }
}
