using FsCheck;
using FsCheck.Fluent;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Properties;

/// <summary>However a query is answered, by an index or a scan, optimised or stage by stage, the answer is the same.</summary>
public sealed class EquivalenceProperties(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public void An_index_gives_what_a_scan_gives()
    {
        var cases = GeneratedCase.Arbitrary(indexes =>
            from filter in GeneratedDocuments.Filter(2, FirstFields(indexes))
            from order in GeneratedDocuments.Order
            select new[] { filter, order }, isPipeline: false);
        Check.One(Settings(seed: 11, tests: 250), Prop.ForAll(cases, given => Run(given, FindsTheSameAsync)));
    }

    [Fact]
    public void A_pipeline_gives_what_its_stages_give_one_by_one() =>
        Check.One(Settings(seed: 12, tests: 250), Prop.ForAll(GeneratedCase.Arbitrary(_ => GeneratedPipelines.Pipeline, isPipeline: true), given => Run(given, StageByStageAsync)));

    private static string[] FirstFields(string[] indexes) => [.. indexes.Select(index => FieldNames.Of(JsonBson.Parse(index).Field("key"u8))[0])];

    private static Config Settings(ulong seed, int tests) => Config.QuickThrowOnFailure.WithReplay(seed, 1).WithMaxTest(tests);

    /// <summary>Runs a case in a database of its own.</summary>
    private void Run(GeneratedCase given, Func<WireClient, string, GeneratedCase, Task> check) => Task.Run(async () =>
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        await client.ExpectAsync(database, """{"create": "c"}""");
        // Some indexes grow with the collection, some are made of it; a unique one may refuse documents, or be refused.
        foreach (var index in given.Indexes.Where((_, i) => i % 3 == 2))
            await client.RunAsync(database, $$"""{"createIndexes": "c", "indexes": [{{index}}]}""");
        if (given.Documents.Length > 0)
            await client.RunAsync(database, $$"""{"insert": "c", "ordered": false, "documents": [{{string.Join(", ", given.Documents)}}]}""");
        foreach (var index in given.Indexes.Where((_, i) => i % 3 != 2))
            await client.RunAsync(database, $$"""{"createIndexes": "c", "indexes": [{{index}}]}""");
        await check(client, database, given);
        await client.ExpectAsync(database, """{"dropDatabase": 1}""");
    }).GetAwaiter().GetResult();

    /// <summary>The pipeline of the case is a filter and an order.</summary>
    private static async Task FindsTheSameAsync(WireClient client, string database, GeneratedCase given)
    {
        var scanned = await FindAsync(client, database, given, """{"$natural": 1}""");
        (await FindAsync(client, database, given, null)).ShouldBe(scanned, given.ToString());
        var indexes = await client.ExpectAsync(database, """{"listIndexes": "c"}""");
        foreach (var index in indexes.Field("cursor"u8).Field("firstBatch"u8).ToItems())
        {
            // An index that leaves documents out is answered from as it is, when a client insists.
            if (index.Field("sparse"u8).IsMissing && index.Field("partialFilterExpression"u8).IsMissing)
                (await FindAsync(client, database, given, $"\"{index.Field("name"u8).String}\"")).ShouldBe(scanned, $"by {index.Field("name"u8).String}\n{given}");
        }

        var count = await client.ExpectAsync(database, $$$$"""{"count": "c", "query": {{{{given.Pipeline[0]}}}}}""");
        count.Field("n"u8).Int64.ShouldBe(scanned.Length, given.ToString());
    }

    private static async Task<string[]> FindAsync(WireClient client, string database, GeneratedCase given, string? hint)
    {
        var reply = await client.ExpectAsync(database,
            $$$$"""{"find": "c", "filter": {{{{given.Pipeline[0]}}}}, "sort": {{{{given.Pipeline[1]}}}}, "batchSize": 1000{{{{(hint is null ? "" : $", \"hint\": {hint}")}}}}}""");
        return [.. reply.Field("cursor"u8).Field("firstBatch"u8).ToItems().Select(TypedText.Of)];
    }

    private static async Task StageByStageAsync(WireClient client, string database, GeneratedCase given)
    {
        var whole = await AggregateAsync(client, database, "\"c\"", given.Pipeline);
        var step = await AggregateAsync(client, database, "\"c\"", []);
        foreach (var stage in given.Pipeline)
            step = await AggregateAsync(client, database, "1", ["{\"$documents\": {\"$literal\": [" + string.Join(", ", step.Select(TypedText.Of)) + "]}}", stage]);

        var isSorted = given.Pipeline[^1] == GeneratedPipelines.TotalOrder;
        Texts(whole, isSorted).ShouldBe(Texts(step, isSorted), given.ToString());
    }

    private static async Task<List<RawValue>> AggregateAsync(WireClient client, string database, string target, IReadOnlyList<string> stages)
    {
        var reply = await client.ExpectAsync(database, $$$"""{"aggregate": {{{target}}}, "pipeline": [{{{string.Join(", ", stages)}}}], "cursor": {"batchSize": 10000}}""");
        return reply.Field("cursor"u8).Field("firstBatch"u8).ToItems();
    }

    private static string[] Texts(List<RawValue> documents, bool isSorted) =>
        isSorted ? [.. documents.Select(TypedText.Of)] : [.. documents.Select(TypedText.Of).Order(StringComparer.Ordinal)];
}
