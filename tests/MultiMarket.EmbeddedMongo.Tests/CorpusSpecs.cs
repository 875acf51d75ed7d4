using System.Text.Json;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests;

/// <summary>
/// Runs the cases in Corpus/*.json: documents go in, an expression, pipeline, filter, update or command runs, and what comes out must equal
/// "expected" in value and type, or fail with "code". See Corpus/README.md.
/// </summary>
public sealed class CorpusSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json").Order())
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), Options);
            foreach (var item in json.RootElement.EnumerateArray())
                cases.Add(Path.GetFileName(file), item.GetProperty("name").GetString()!);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answers_what_MongoDB_answers(string file, string name)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Corpus", file)), Options);
        var item = json.RootElement.EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        var run = new CorpusRun(client, database);

        foreach (var collection in run.Collections(item))
            await run.InsertAsync(collection.Name, collection.Documents);
        var reply = await run.ExecuteAsync(item);

        if (item.TryGetProperty("code", out var code))
        {
            CorpusRun.ErrorCode(reply).ShouldBe(code.GetInt32(), TypedText.Of(reply));
            return;
        }

        reply.Field("ok"u8).ToDouble().ShouldBe(1, TypedText.Of(reply));
        var actual = await run.ResultAsync(item, reply);
        var expected = CorpusRun.Expected(item);
        if (item.TryGetProperty("anyOrder", out _))
        {
            actual.Sort();
            expected.Sort();
        }

        TypedText.OfAll(actual).Replace(database + ".", "DB.", StringComparison.Ordinal).ShouldBe(TypedText.OfAll(expected));
    }
}
