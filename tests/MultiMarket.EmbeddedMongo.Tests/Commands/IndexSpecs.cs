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
        reply.Field("errmsg"u8).String.ShouldEndWith($"E11000 duplicate key error collection: {database}.c index: a dup key: {{ a: 1 }}");
        (await client.ExpectAsync(database, """{"listIndexes": "c"}""")).Field("cursor"u8).Field("firstBatch"u8).ToItems().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"key": {"a": 1}, "name": "a_b"}""", 86)]
    [InlineData("""{"key": {"a": 1, "b": 1}, "name": "other"}""", 85)]
    [InlineData("""{"key": {"a": 1, "b": 1}, "name": "a_b", "unique": true}""", 86)]
    [InlineData("""{"key": {"a": 1, "b": 1}, "name": "a_b", "hidden": true}""", 85)]
    [InlineData("""{"key": {"a": "text"}, "name": "text"}""", 238)]
    [InlineData("""{"key": {"$**": 1}, "name": "wild"}""", 238)]
    [InlineData("""{"key": {"a": "plugin"}, "name": "x"}""", 67)]
    [InlineData("""{"key": {"a..b": 1}, "name": "x"}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": ""}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": "*"}""", 2)]
    [InlineData("""{"key": {"a": 1}}""", 9)]
    [InlineData("""{"key": 1, "name": "x"}""", 14)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "unique": "yes"}""", 14)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "v": 3}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "sparse": true, "partialFilterExpression": {"a": 1}}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "partialFilterExpression": {"a": {"$ne": 1}}}""", 67)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "partialFilterExpression": 5}""", 14)]
    [InlineData("""{"key": {"a": 1}, "name": "x", "collation": {"locale": "fr"}}""", 238)]
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
        reply.Field("numIndexesBefore"u8).Int32.ShouldBe(2);
        reply.Field("numIndexesAfter"u8).Int32.ShouldBe(2);
        reply.Field("createdCollectionAutomatically"u8).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Unique_and_sparse_make_another_index_of_the_same_key()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1}, "name": "a"}""");
        var reply = await client.ExpectAsync(database, """{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a_unique", "unique": true}, {"key": {"a": 1}, "name": "a_sparse", "sparse": true}]}""");
        reply.Field("numIndexesAfter"u8).Int32.ShouldBe(4);
    }

    [Theory]
    [InlineData("\"a_1\"", 1)]
    [InlineData("{\"a\": 1}", 1)]
    [InlineData("[\"a_1\", \"b_1\"]", 2)]
    [InlineData("\"*\"", 2)]
    public async Task Indexes_are_dropped_by_name_by_key_or_all(string which, int dropped)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1}, "name": "a_1"}, {"key": {"b": 1}, "name": "b_1"}""");
        (await client.ExpectAsync(database, $$"""{"dropIndexes": "c", "index": {{which}}}""")).Field("nIndexesWas"u8).Int32.ShouldBe(3);
        (await client.ExpectAsync(database, """{"listIndexes": "c"}""")).Field("cursor"u8).Field("firstBatch"u8).ToItems().Count.ShouldBe(3 - dropped);
    }

    [Theory]
    [InlineData("\"none\"", 27)]
    [InlineData("{\"none\": 1}", 27)]
    [InlineData("\"_id_\"", 72)]
    [InlineData("5", 14)]
    public async Task An_index_that_cannot_be_dropped_stays(string which, int code)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await WithIndexAsync(client, """{"key": {"a": 1}, "name": "a_1"}""");
        (await client.RunAsync(database, $$"""{"dropIndexes": "c", "index": {{which}}}""")).Field("code"u8).Int32.ShouldBe(code);
        (await client.ExpectAsync(database, """{"listIndexes": "c"}""")).Field("cursor"u8).Field("firstBatch"u8).ToItems().Count.ShouldBe(2);
    }

    private async Task<string> WithIndexAsync(WireClient client, string indexes)
    {
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, $$"""{"createIndexes": "c", "indexes": [{{indexes}}]}""");
        return database;
    }
}
