using System.Globalization;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;
using SortKey = MultiMarket.EmbeddedMongo.Aggregation.SortKey;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

/// <summary>Whatever way a query is answered, by an index, from an index alone, or on several threads, the answer is that of a plain scan.</summary>
public sealed class PlanEquivalenceSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int Documents = 9000;

    private static readonly string[] Indexes =
    [
        """{"key": {"a": 1}, "name": "a"}""", """{"key": {"b": -1, "a": 1}, "name": "b_a"}""", """{"key": {"c": 1, "d": -1, "a": 1}, "name": "c_d_a"}""",
        """{"key": {"l.q": 1}, "name": "lq"}""", """{"key": {"s": 1, "m": 1}, "name": "s_m"}""",
        """{"key": {"a": -1, "d": 1}, "name": "sparse", "sparse": true}""", """{"key": {"d": 1}, "name": "above", "partialFilterExpression": {"d": {"$gte": 3}}}""",
        """{"key": {"m": -1}, "name": "partial", "partialFilterExpression": {"m": {"$gt": 5}, "a": {"$exists": true}}}""", """{"key": {"b": 1}, "name": "of_kinds", "partialFilterExpression": {"b": {"$in": [3, "p1", null]}}}""",
    ];

    [Fact]
    public async Task An_index_finds_what_a_scan_finds()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 600, seed: 1);
        var random = new Random(2);
        for (var round = 0; round < 300; round++)
        {
            var filter = Filter(random);
            var byIndex = await FindAsync(client, database, filter, "");
            var byScan = await FindAsync(client, database, filter, """, "hint": {"$natural": 1}""");
            byIndex.ShouldBe(byScan, filter);
        }
    }

    [Fact]
    public async Task An_index_sorts_as_a_sort_sorts()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, 600, seed: 3);
        var random = new Random(4);
        string[] orders = ["""{"a": 1, "_id": 1}""", """{"a": -1}""", """{"b": -1, "a": 1}""", """{"b": 1, "a": -1}""", """{"c": 1, "d": -1, "a": 1}""", """{"s": 1, "m": 1}""", """{"_id": -1}"""];
        for (var round = 0; round < 100; round++)
        {
            var order = orders[random.Next(orders.Length)];
            var filter = Filter(random);
            var keys = JsonBson.Parse(order);
            var byIndex = await SortedAsync(client, database, filter, order, "");
            var byScan = await SortedAsync(client, database, filter, order, """, "hint": {"$natural": 1}""");
            // Documents with equal keys may come in any order; their keys may not.
            Keys(byIndex, keys).ShouldBe(Keys(byScan, keys), $"{filter} by {order}");
        }
    }

    [Theory]
    [InlineData("""[{"$group": {"_id": "$c", "n": {"$sum": 1}, "s": {"$sum": "$m"}, "x": {"$avg": "$d"}, "f": {"$first": "$_id"}, "l": {"$last": "$_id"}}}]""")]
    [InlineData("""[{"$match": {"a": {"$gt": 3}}}, {"$group": {"_id": {"c": "$c", "s": "$s"}, "min": {"$min": "$m"}, "max": {"$max": "$m"}, "n": {"$count": {}}}}]""")]
    [InlineData("""[{"$unwind": "$l"}, {"$group": {"_id": "$l.q", "n": {"$sum": "$l.n"}, "f": {"$first": "$s"}}}]""")]
    [InlineData("""[{"$set": {"k": {"$mod": ["$d", 5]}}}, {"$group": {"_id": "$k", "m": {"$sum": "$m"}}}]""")]
    [InlineData("""[{"$match": {"c": {"$in": ["x", "y"]}}}, {"$group": {"_id": "$c", "d": {"$sum": "$d"}, "n": {"$sum": 1}}}]""")]
    [InlineData("""[{"$group": {"_id": "$s", "n": {"$sum": 1}, "t": {"$sum": "$m"}}}]""")]
    [InlineData("""[{"$match": {"s": "p1", "m": {"$gt": 5}}}, {"$count": "n"}]""")]
    [InlineData("""[{"$match": {"s": "p1"}}, {"$project": {"_id": 0, "m": 1, "s": 1}}, {"$sort": {"m": 1}}, {"$limit": 5}]""")]
    public async Task Several_threads_and_covering_indexes_answer_as_one_thread_over_documents(string pipeline)
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, Documents, seed: 5);
        // A limit in front lets no stage be moved, shared or answered from an index.
        var naive = string.Concat("""[{"$limit": 1000000}, """, pipeline.AsSpan(1));
        (await AggregateAsync(client, database, pipeline)).ShouldBe(await AggregateAsync(client, database, naive));
    }

    [Fact]
    public async Task An_error_on_one_of_several_threads_is_answered()
    {
        await using var client = await fixture.ConnectAsync();
        var database = await FillAsync(client, Documents, seed: 6);
        await client.ExpectAsync(database, """{"insert": "c", "documents": [{"_id": -1, "d": "no number"}]}""");
        var reply = await client.RunAsync(database, """{"aggregate": "c", "pipeline": [{"$group": {"_id": {"$add": ["$d", 1]}, "n": {"$first": "$l"}}}], "cursor": {}}""");
        reply.Field("code"u8).Int32.ShouldBe(14);
        await client.ExpectAsync(database, """{"count": "c", "query": {"d": {"$gt": 3}}}""");
    }

    private static string Filter(Random random)
    {
        string[] values = ["3", "7.0", "null", "\"p1\"", "\"p3\"", "\"x\"", """{"$numberDecimal": "5.50"}""", "[1, 2]", "true"];
        string Value() => values[random.Next(values.Length)];
        string[] patterns = ["^p1", "^p[1-3]", "^pp?2", "^p1|x", "^x$", "p3", "^", "^p\\\\d"];
        string[] fields = ["a", "b", "c", "d", "s", "m", "l.q", "_id"];
        var parts = new List<string>();
        foreach (var field in fields.OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
        {
            parts.Add(random.Next(11) switch
            {
                0 => $$"""{"{{field}}": {{Value()}}}""",
                1 => $$$"""{"{{{field}}}": {"$gt": {{{Value()}}}}}""",
                2 => $$$"""{"{{{field}}}": {"$lte": {{{Value()}}}}}""",
                3 => $$$"""{"{{{field}}}": {"$gte": 2, "$lt": {{{random.Next(3, 9)}}}}}""",
                4 => $$$"""{"{{{field}}}": {"$in": [{{{Value()}}}, {{{Value()}}}, {{{Value()}}}]}}""",
                5 => $$$"""{"{{{field}}}": {"$ne": {{{Value()}}}}}""",
                8 => $$$"""{"{{{field}}}": {"$gt": {{{Value()}}}, "$lt": {{{Value()}}}}}""",
                9 => $$$"""{"{{{field}}}": {"$regex": "{{{patterns[random.Next(patterns.Length)]}}}"}}""",
                10 => $$$"""{"{{{field}}}": {"$type": ["number", "string"]}}""",
                6 => $$$"""{"{{{field}}}": {"$exists": {{{(random.Next(2) == 0 ? "true" : "false")}}}}}""",
                _ => $$$"""{"$or": [{"{{{field}}}": {{{Value()}}}}, {"a": {{{Value()}}}}]}""",
            });
        }

        return $$"""{"$and": [{{string.Join(", ", parts)}}]}""";
    }

    private async Task<string> FillAsync(WireClient client, int count, int seed)
    {
        var database = fixture.NewDatabase();
        var random = new Random(seed);
        await client.ExpectAsync(database, $$"""{"createIndexes": "c", "indexes": [{{string.Join(", ", Indexes)}}]}""");
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1000))
            await client.ExpectAsync(database, """{"insert": "c"}""", ("documents", [.. chunk.Select(i => Document(i, random))]));
        return database;
    }

    private static string Document(int id, Random random)
    {
        string[] odd = ["""{"$regularExpression": {"pattern": "^p1", "options": ""}}""", "null", "\"p1\"", "true", "2.5", "[1, 2]", "[]", """{"q": 1}"""];
        var fields = new List<string> { $"\"_id\": {id}", $"\"d\": {random.Next(100)}", $"\"c\": \"{"xyz"[random.Next(3)]}\"", $"\"s\": \"p{random.Next(5)}\"" };
        fields.Add(string.Create(CultureInfo.InvariantCulture, $$$"""
            "m": {"$numberDecimal": "{{{random.Next(1, 2000) / 100m:0.00}}}"}
            """));
        if (random.Next(8) > 0)
            fields.Add($"\"a\": {random.Next(10)}");
        if (id < 600 && random.Next(6) == 0)
            fields.Add($"\"b\": {odd[random.Next(odd.Length)]}");
        else
            fields.Add($"\"b\": {random.Next(10)}");
        fields.Add($$"""
            "l": [{{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => $$"""{"q": {{random.Next(10)}}, "n": {{random.Next(5)}}}"""))}}]
            """);
        return $"{{{string.Join(", ", fields)}}}";
    }

    private static async Task<string> FindAsync(WireClient client, string database, string filter, string more)
    {
        var reply = await client.ExpectAsync(database, $$"""{"find": "c", "filter": {{filter}}, "batchSize": 10000{{more}}}""");
        return TypedText.OfAll(reply.Field("cursor"u8).Field("firstBatch"u8).ToItems().OrderBy(document => document.Field("_id"u8).Int32));
    }

    private static async Task<List<RawValue>> SortedAsync(WireClient client, string database, string filter, string order, string more)
    {
        var reply = await client.ExpectAsync(database, $$"""{"find": "c", "filter": {{filter}}, "sort": {{order}}, "batchSize": 10000{{more}}}""");
        return reply.Field("cursor"u8).Field("firstBatch"u8).ToItems();
    }

    private static string Keys(List<RawValue> documents, RawValue order)
    {
        var extractor = new KeyExtractor(SortKey.Parse(order));
        return string.Join("\n", documents.Select(document => Convert.ToHexString(SortKey.Of(extractor, document))));
    }

    private static async Task<string> AggregateAsync(WireClient client, string database, string pipeline)
    {
        var reply = await client.ExpectAsync(database, $$$"""{"aggregate": "c", "pipeline": {{{pipeline}}}, "cursor": {"batchSize": 10000}}""");
        return TypedText.OfAll(reply.Field("cursor"u8).Field("firstBatch"u8).ToItems().Order());
    }
}
