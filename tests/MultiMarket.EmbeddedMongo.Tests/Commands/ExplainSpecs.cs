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
    [InlineData("""{"find": "c", "filter": {"$expr": {"$eq": ["$canal", "web"]}}}""", "FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"find": "c", "filter": {"x": 1, "$expr": {"$and": [{"$eq": ["$$id", "$_id"]}, {"$gt": ["$x", 0]}]}}, "let": {"id": 5}}""", "FETCH/IXSCAN _id_")]
    [InlineData("""{"find": "c", "filter": {"$expr": {"$eq": ["$canal", null]}}}""", "COLLSCAN")]
    [InlineData("""{"find": "c", "filter": {"$expr": {"$eq": ["$canal", "$x"]}}}""", "COLLSCAN")]
    [InlineData("""{"find": "c", "filter": {"$expr": {"$or": [{"$eq": ["$canal", "web"]}, {"$eq": ["$x", 1]}]}}}""", "COLLSCAN")]
    [InlineData("""{"find": "none"}""", "EOF")]
    [InlineData("""{"count": "c", "query": {"canal": {"$in": ["web", "mobile"]}}}""", "COUNT/IXSCAN canal_1_date_1")]
    [InlineData("""{"count": "c"}""", "RECORD_STORE_FAST_COUNT")]
    [InlineData("""{"distinct": "c", "key": "x", "query": {"_id": {"$gt": 90}}}""", "FETCH/IXSCAN _id_")]
    [InlineData("""{"update": "c", "updates": [{"q": {"x": 1}, "u": {"$set": {"y": 1}}}]}""", "UPDATE/COLLSCAN")]
    [InlineData("""{"findAndModify": "c", "query": {"canal": "web"}, "sort": {"x": 1}, "remove": true}""", "DELETE/SORT/FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"aggregate": "c", "pipeline": [{"$match": {"canal": "web"}}, {"$sort": {"x": 1}}, {"$limit": 2}], "cursor": {}}""", "LIMIT/SORT/FETCH/IXSCAN canal_1_date_1")]
    [InlineData("""{"delete": "c", "deletes": [{"q": {"_id": 1}, "limit": 1}]}""", "DELETE/FETCH/IXSCAN _id_")]
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

    [Theory]
    [InlineData("""{"canal": "web", "date": {"$gt": 10, "$lte": 20}}""", """["web", "web"]""", "(10, 20]", 5)]
    [InlineData("""{"canal": "web", "date": {"$gte": 10, "$lt": 20}}""", """["web", "web"]""", "[10, 20)", 5)]
    [InlineData("""{"canal": {"$gt": "mobile"}}""", """("mobile", {})""", "[MinKey, MaxKey]", 50)]
    [InlineData("""{"canal": {"$regex": "^we"}}""", """["we", "wf")|[/^/, /^/]""", "[MinKey, MaxKey]", 50)]
    [InlineData("""{"canal": {"$in": ["web", "mobile"]}, "date": 3}""", """["mobile", "mobile"]|["web", "web"]""", "[3, 3]", 1)]
    public async Task Bounds_are_as_narrow_as_the_filter(string filter, string first, string second, int keys)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        var reply = await client.ExpectAsync(database, $$"""{"explain": {"find": "c", "filter": {{filter}}}, "verbosity": "executionStats"}""");
        var fetch = reply.Field("executionStats"u8).Field("executionStages"u8);
        var scan = fetch.Field("inputStage"u8);
        var bounds = scan.Field("indexBounds"u8);
        string.Join('|', bounds.Field("canal"u8).ToItems().Select(item => item.String)).ShouldBe(first);
        string.Join('|', bounds.Field("date"u8).ToItems().Select(item => item.String)).ShouldBe(second);
        scan.Field("keysExamined"u8).Int32.ShouldBe(keys);
        fetch.Field("docsExamined"u8).Int32.ShouldBe(keys);
        fetch.Field("nReturned"u8).Int32.ShouldBe(keys);
    }

    [Theory]
    [InlineData("""{"a": 5}""", "FETCH/IXSCAN sparse")]
    [InlineData("""{"a": {"$exists": false}}""", "COLLSCAN")]
    [InlineData("""{}""", "COLLSCAN")]
    [InlineData("""{"b": 5, "on": true}""", "FETCH/IXSCAN partial")]
    [InlineData("""{"b": 5, "on": false}""", "COLLSCAN")]
    [InlineData("""{"b": 5}""", "COLLSCAN")]
    [InlineData("""{"d": {"$gt": 20}}""", "FETCH/IXSCAN above")]
    [InlineData("""{"d": {"$gt": 10}}""", "FETCH/IXSCAN above")]
    [InlineData("""{"d": {"$gte": 10}}""", "COLLSCAN")]
    [InlineData("""{"d": {"$in": [12, 30]}}""", "FETCH/IXSCAN above")]
    [InlineData("""{"d": {"$in": [5, 30]}}""", "COLLSCAN")]
    [InlineData("""{"h": 5}""", "COLLSCAN")]
    public async Task An_index_that_lacks_documents_serves_only_queries_that_lack_them_too(string filter, string expected)
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", ["""{"_id": 1, "a": 5, "b": 5, "d": 11, "on": true, "h": 5}""", """{"_id": 2, "b": 5, "d": 5, "on": false}"""]));
        await client.ExpectAsync(database, """
            {"createIndexes": "c", "indexes": [
              {"key": {"a": 1}, "name": "sparse", "sparse": true},
              {"key": {"b": 1}, "name": "partial", "partialFilterExpression": {"on": true}},
              {"key": {"d": 1}, "name": "above", "partialFilterExpression": {"d": {"$gt": 10}}},
              {"key": {"h": 1}, "name": "hidden", "hidden": true}]}
            """);
        var reply = await client.ExpectAsync(database, $$"""{"explain": {"find": "c", "filter": {{filter}}}, "verbosity": "queryPlanner"}""");
        Outline(reply.Field("queryPlanner"u8).Field("winningPlan"u8)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_hidden_index_comes_back_and_cannot_be_hinted_while_hidden()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        (await client.ExpectAsync(database, """{"collMod": "c", "index": {"name": "canal_1_date_1", "hidden": true}}""")).Field("hidden_new"u8).Boolean.ShouldBeTrue();
        (await client.RunAsync(database, """{"find": "c", "hint": "canal_1_date_1"}""")).Field("code"u8).Int32.ShouldBe(2);
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": 1000, "canal": "boutique", "date": 1}]}""");
        await client.ExpectAsync(database, """{"collMod": "c", "index": {"keyPattern": {"canal": 1, "date": 1}, "hidden": false}}""");
        var found = await client.ExpectAsync(database, """{"find": "c", "filter": {"canal": "boutique"}, "hint": {"canal": 1, "date": 1}}""");
        found.Field("cursor"u8).Field("firstBatch"u8).ToItems().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_is_explained_and_not_done()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client);
        var update = await client.ExpectAsync(database, """{"explain": {"update": "c", "updates": [{"q": {"x": {"$lt": 4}}, "u": {"$set": {"x": 3}}, "multi": true}]}, "verbosity": "executionStats"}""");
        var stage = update.Field("executionStats"u8).Field("executionStages"u8);
        stage.Field("nMatched"u8).Int32.ShouldBe(4);
        stage.Field("nWouldModify"u8).Int32.ShouldBe(3);
        var delete = await client.ExpectAsync(database, """{"explain": {"delete": "c", "deletes": [{"q": {}, "limit": 0}]}, "verbosity": "allPlansExecution"}""");
        delete.Field("executionStats"u8).Field("executionStages"u8).Field("nWouldDelete"u8).Int32.ShouldBe(100);
        delete.Field("executionStats"u8).Field("allPlansExecution"u8).IsArray.ShouldBeTrue();
        (await client.ExpectAsync(database, """{"count": "c", "query": {"x": 3}}""")).Field("n"u8).Int32.ShouldBe(1);
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
