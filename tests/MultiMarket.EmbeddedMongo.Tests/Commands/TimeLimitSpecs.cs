using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

/// <summary><c>maxTimeMS</c> and the time that one regular expression may take.</summary>
public sealed class TimeLimitSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    // Nested repetition: the time doubles with every letter.
    private const string Slow = """{"s": {"$regex": "^(a+)+$"}}""";

    [Theory]
    [InlineData($$$"""{"find": "c", "filter": {{{Slow}}}, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"count": "c", "query": {{{Slow}}}, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"distinct": "c", "key": "_id", "query": {{{Slow}}}, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"aggregate": "c", "pipeline": [{"$match": {{{Slow}}} }, {"$group": {"_id": "$s"}}], "cursor": {}, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"aggregate": "c", "pipeline": [{"$project": {"m": {"$regexMatch": {"input": "$s", "regex": "^(a+)+$"}} } }], "cursor": {}, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"update": "c", "updates": [{"q": {{{Slow}}}, "u": {"$set": {"b": 1}}, "multi": true}], "maxTimeMS": 5}""")]
    [InlineData($$$"""{"delete": "c", "deletes": [{"q": {{{Slow}}}, "limit": 0}], "maxTimeMS": 5}""")]
    [InlineData($$$"""{"findAndModify": "c", "query": {{{Slow}}}, "remove": true, "maxTimeMS": 5}""")]
    [InlineData($$$"""{"explain": {"find": "c", "filter": {{{Slow}}}}, "verbosity": "executionStats", "maxTimeMS": 5}""")]
    public async Task Every_command_ends_at_its_limit(string command)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, letters: 18);
        var reply = await client.RunAsync(database, command);
        reply.Field("ok"u8).ToDouble().ShouldBe(0, TypedText.Of(reply));
        reply.Field("code"u8).Int32.ShouldBe(50);
        reply.Field("codeName"u8).String.ShouldBe("MaxTimeMSExpired");
    }

    [Fact]
    public async Task All_batches_share_the_limit_of_their_query()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, letters: 18);
        var cursor = (await client.ExpectAsync(database, """{"find": "c", "filter": {"$or": [{"_id": 0}, {"s": {"$regex": "^(a+)+$"}}]}, "batchSize": 0, "maxTimeMS": 5}""")).Field("cursor"u8);
        var reply = await client.RunAsync(database, $$"""{"getMore": {"$numberLong": "{{cursor.Field("id"u8).Int64}}"}, "collection": "c"}""");
        reply.Field("code"u8).Int32.ShouldBe(50, TypedText.Of(reply));
        var gone = await client.RunAsync(database, $$"""{"getMore": {"$numberLong": "{{cursor.Field("id"u8).Int64}}"}, "collection": "c"}""");
        gone.Field("code"u8).Int32.ShouldBe(43);
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_on_one_string_fails_by_itself()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, letters: 40);
        var reply = await client.RunAsync(database, $$"""{"find": "c", "filter": {{Slow}}}""");
        reply.Field("code"u8).Int32.ShouldBe(50);
        reply.Field("errmsg"u8).String.ShouldContain("took longer than 1 s on one string");
    }

    private async Task<string> FillAsync(WireClient client, int letters)
    {
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [.. Enumerable.Range(0, 200).Select(i => $$"""{"_id": {{i}}, "s": "{{new string('a', letters)}}!"}""")]));
        return database;
    }
}
