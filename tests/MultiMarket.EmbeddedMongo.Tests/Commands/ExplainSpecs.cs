using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

public sealed class ExplainSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("""{"find": "c", "filter": {"canal": "web"}}""", "FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"find": "c", "filter": {"x": 5}}""", "COLLSCAN")]
    [InlineData("""{"find": "c", "filter": {"_id": 5}}""", "FETCH/IXSCAN _id_")]
    [InlineData("""{"find": "c", "filter": {"canal": "web", "date": {"$gte": 50}}, "sort": {"date": -1}, "limit": 3}""", "LIMIT/FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"find": "c", "filter": {"canal": "web"}, "sort": {"x": 1}}""", "SORT/FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"find": "c", "filter": {"canal": "web"}, "projection": {"_id": 0, "date": 1}}""", "PROJECTION_COVERED/IXSCAN canal_1_date_1")]
    [InlineData("""{"find": "c", "filter": {"canal": "web"}, "hint": {"$natural": 1}}""", "COLLSCAN")]
    [InlineData("""{"find": "none"}""", "EOF")]
    [InlineData("""{"count": "c", "query": {"canal": {"$in": ["web", "mobile"]}}}""", "FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"delete": "c", "deletes": [{"q": {"_id": 1}, "limit": 1}]}""", "FETCH/IXSCAN _id_")]
    public async Task Names_the_stages_and_the_index(string command, string expected)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        var reply = await client.ExpectAsync(database, $$"""{"explain": {{command}}, "verbosity": "queryPlanner"}""");
        Outline(reply.Field("queryPlanner"u8).Field("winningPlan"u8)).ShouldBe(expected);
        reply.Field("executionStats"u8).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Counts_what_was_looked_at()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        var reply = await client.ExpectAsync(database, """{"explain": {"find": "c", "filter": {"x": {"$lt": 3}}}, "verbosity": "executionStats"}""");
        var statistics = reply.Field("executionStats"u8);
        statistics.Field("nReturned"u8).Int32.ShouldBe(3);
        statistics.Field("totalDocsExamined"u8).Int32.ShouldBe(100);
        statistics.Field("totalKeysExamined"u8).Int32.ShouldBe(0);
    }

    [Fact]
    public async Task A_group_over_indexed_fields_reads_the_index_alone()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        var reply = await client.ExpectAsync(database, """{"explain": {"aggregate": "c", "pipeline": [{"$group": {"_id": "$canal", "d": {"$max": "$date"}}}], "cursor": {}}}""");
        var cursor = reply.Field("stages"u8).ToItems()[0].Field("$cursor"u8);
        Outline(cursor.Field("queryPlanner"u8).Field("winningPlan"u8)).ShouldBe("IXSCAN canal_1_date_1");
    }

    private static string Outline(RawValue stage)
    {
        var name = stage.Field("stage"u8).String;
        var index = stage.Field("indexName"u8);
        var input = stage.Field("inputStage"u8);
        return name + (index.IsMissing ? "" : " " + index.String) + (input.IsMissing ? "" : "/" + Outline(input));
    }

    private async Task<string> FillAsync(WireClient client)
    {
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c"}""",
            ("documents", [.. Enumerable.Range(0, 100).Select(i => $$"""{"_id": {{i}}, "canal": "{{(i % 2 == 0 ? "web" : "mobile")}}", "date": {{i}}, "x": {{i}}}""")]));
        await client.ExpectAsync(database, """{"createIndexes": "c", "indexes": [{"key": {"canal": 1, "date": 1}, "name": "canal_1_date_1"}]}""");
        return database;
    }
}
