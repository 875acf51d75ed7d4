using System.Diagnostics;
using System.Text.Json;
using MultiMarket.Bi.Tests.Support;

namespace MultiMarket.Bi.Tests.Metabase;

/// <summary>The script against a stand-in that knows Metabase's addresses; no Metabase runs here.</summary>
public sealed class SetupScriptSpecs
{
    private static readonly JsonElement Content = Json.Read(Checkout.File("bi", "metabase", "dashboard.json"));

    public static TheoryData<string> Questions => new(Content.GetProperty("questions").EnumerateArray().Select(q => q.Text("name")));

    [PythonFact]
    public async Task It_makes_the_database_the_four_questions_and_the_dashboard()
    {
        using var metabase = new FakeMetabase();

        var (code, output) = await RunAsync(metabase.Url);

        code.ShouldBe(0, output);
        output.ShouldContain($"{metabase.Url}dashboard/1 (4 questions)");
        var database = metabase.Things["database"].ShouldHaveSingleItem();
        database["engine"]!.GetValue<string>().ShouldBe("mongo");
        database["details"]!["user"]!.GetValue<string>().ShouldBe("bi");
        metabase.Things["card"].Select(c => c["dataset_query"]!["native"]!["collection"]!.GetValue<string>())
            .ShouldBe(["v_rapport_revenue", "v_rapport_top_produits", "v_rapport_annulations", "v_rapport_commande_moyenne"]);
        metabase.Things["card"].ShouldAllBe(c => c["dataset_query"]!["database"]!.GetValue<int>() == 1);
        var placed = metabase.Things["dashboard"].ShouldHaveSingleItem()["dashcards"]!.AsArray();
        placed.Select(d => d!["card_id"]!.GetValue<int>()).ShouldBe([1, 2, 3, 4]);
        placed.ShouldAllBe(d => d!["id"]!.GetValue<int>() < 0);
    }

    [PythonFact]
    public async Task A_second_run_adds_no_copies()
    {
        using var metabase = new FakeMetabase();
        await RunAsync(metabase.Url);

        var (code, output) = await RunAsync(metabase.Url);

        code.ShouldBe(0, output);
        metabase.Calls.ShouldContain("POST /api/session");
        metabase.Things["database"].Count.ShouldBe(1);
        metabase.Things["card"].Count.ShouldBe(4);
        metabase.Things["dashboard"].Count.ShouldBe(1);
    }

    [PythonTheory]
    [InlineData("http://127.0.0.1:9/", "No Metabase answers at http://127.0.0.1:9: ")]
    [InlineData("metabase.example", "No Metabase answers at metabase.example: ")]
    public async Task Without_a_Metabase_it_says_so_in_one_line(string url, string said)
    {
        var (code, output) = await RunAsync(url);

        code.ShouldBe(1);
        output.Trim().ShouldStartWith(said);
        output.Trim().ShouldNotContain("\n");
    }

    [PythonTheory]
    [InlineData("GET /api/session/properties", 200, "<html>", "What answers at {0} is no Metabase.")]
    [InlineData("GET /api/session/properties", 404, "nothing here", "Metabase refused GET /api/session/properties with 404: nothing here")]
    [InlineData("POST /api/setup", 400, "{\"errors\":{\"password\":\"too common\"}}", "Metabase refused POST /api/setup with 400: {{\"errors\":{{\"password\":\"too common\"}}}}")]
    public async Task A_refusal_is_said_in_one_line(string call, int status, string answer, string said)
    {
        using var metabase = new FakeMetabase { Refusal = (call, status, answer) };

        var (code, output) = await RunAsync(metabase.Url);

        code.ShouldBe(1);
        output.Trim().ShouldStartWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, said, metabase.Url.TrimEnd('/')));
        output.Trim().ShouldNotContain("\n");
        metabase.Things["database"].ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_shows_fields_of_its_view(string name)
    {
        var question = Content.GetProperty("questions").EnumerateArray().Single(q => q.Text("name") == name);
        var fields = FlatViews.Fields(question.Text("collection"));
        var settings = question.GetProperty("settings");
        var shown = settings.GetProperty("graph.dimensions").EnumerateArray().Concat(settings.GetProperty("graph.metrics").EnumerateArray()).Select(f => f.GetString()!);
        shown.Except(fields).ShouldBeEmpty();
        question.GetProperty("pipeline").EnumerateArray().SelectMany(s => s.Names()).Except(["$sort", "$project", "$limit"]).ShouldBeEmpty();
    }

    private static async Task<(int Code, string Output)> RunAsync(string url)
    {
        var start = new ProcessStartInfo(PythonFactAttribute.Python, [Checkout.File("bi", "metabase", "setup.py")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("METABASE_URL", url), ("METABASE_EMAIL", "bi@example.org"), ("METABASE_PASSWORD", "p4ssphrase"), ("MONGO_USER", "bi"), ("MONGO_PASSWORD", "x"), ("PYTHONDONTWRITEBYTECODE", "1"), ("no_proxy", "127.0.0.1")])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
