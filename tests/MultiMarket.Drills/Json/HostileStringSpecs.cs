using System.Text;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Json;

/// <summary>Hostile texts on their way through the real host: into the warehouse, the reports, the exports, the log, the terminal.</summary>
[Collection(HostileHostDrills.Name)]
public sealed class HostileStringSpecs(HostileHost world)
{
    [Fact]
    public async Task Every_text_arrives_in_the_warehouse_unharmed()
    {
        for (var i = 0; i < HostileStrings.All.Count; i++)
        {
            var text = HostileStrings.All[i];
            var order = await world.Host.Orders.Find(new BsonDocument("_id", $"mobile:{HostileHost.IdOf(i)}")).SingleAsync();
            if (string.IsNullOrWhiteSpace(text)) continue;
            order["order_id"].AsString.ShouldBe(HostileHost.IdOf(i));
            order["produits"][0]["nom"].AsString.ShouldBe(text, $"{i}");
            order["produits"][0]["produit_id"].AsString.ShouldBe(text, $"{i}");
            order["livraison"]["adresse"].AsString.ShouldBe(text, $"{i}");
            if (HostileStrings.IsId(text)) order["client_id"].AsString.ShouldBe(text, $"{i}");
            order["ingestion"]["fichier"].AsString.ShouldBe(HostileHost.NameOf(i));
            using var extra = JsonDocument.Parse(order["_extra"].AsString);
            extra.RootElement.EnumerateObject().ShouldHaveSingleItem().Value.GetString().ShouldBe(text, $"{i}");
        }
    }

    [Fact]
    public void A_text_that_is_no_id_is_rejected_with_its_reason()
    {
        for (var i = 0; i < HostileStrings.All.Count; i++)
            if (!HostileStrings.IsId(HostileStrings.All[i])) world.ReasonOf("application_mobile", $"id-{i:D3}.json").GetProperty("violations")[0].GetProperty("code").GetString().ShouldBeOneOf("characters", "length");
    }

    [Fact]
    public async Task Reports_group_by_every_text()
    {
        var report = await world.Host.GetAsync("/api/reports/top-products?top=100&channel=mobile");
        var expected = HostileStrings.All.Concat(["blank", "Laptop"]).ToHashSet(StringComparer.Ordinal);
        foreach (var row in report.GetProperty("rows").EnumerateArray())
        {
            var name = row.ValueKind == JsonValueKind.Array ? row[1].GetString()! : row.GetProperty("nom").GetString()!;
            expected.Contains(name).ShouldBeTrue(name);
        }

        report.GetProperty("rows").GetArrayLength().ShouldBe(100);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("rejected", "list")]
    [InlineData("rejected", "list", "--json")]
    [InlineData("report", "top-products", "--top", "1000")]
    [InlineData("report", "top-products", "--top", "1000", "--format", "chart")]
    [InlineData("report", "top-products", "--top", "1000", "--format", "json")]
    public async Task Nothing_that_the_client_prints_commands_a_terminal(params string[] arguments)
    {
        var (exitCode, output, errors) = await world.Host.CliAsync(arguments);
        exitCode.ShouldBe(0, errors);
        Controls(output).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("rejected", "show")]
    public async Task Nothing_that_the_client_tells_of_one_file_commands_a_terminal(params string[] command)
    {
        var title = Enumerable.Range(0, HostileStrings.All.Count).Single(i => HostileStrings.All[i].StartsWith("\u001b]0;", StringComparison.Ordinal));
        foreach (var name in (string[])[$"id-{title:D3}.json", HostileHost.NameOf(title)])
        {
            var (exitCode, output, errors) = await world.Host.CliAsync([.. command, name]);
            exitCode.ShouldBe(command[0] == "trace" || name[0] == 'i' ? 0 : 1, errors);
            Controls(output + errors).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("csv", ',')]
    [InlineData("excel", ';')]
    public async Task No_field_of_an_export_is_a_formula_and_every_text_is_in_it(string format, char separator)
    {
        var folder = HostProcess.TemporaryFolder();
        var (exitCode, _, errors) = await world.Host.CliAsync("export", "--what", "lignes", "--format", format, "--channel", "mobile", "--out", folder);
        exitCode.ShouldBe(0, errors);
        var rows = Csv.Read(await File.ReadAllTextAsync(Directory.GetFiles(folder).Single()), separator);
        var name = rows[0].IndexOf("nom");
        rows.ShouldAllBe(row => row.Count == rows[0].Count);
        var texts = rows.Skip(1).Select(row => row[name]).ToHashSet(StringComparer.Ordinal);
        foreach (var text in HostileStrings.All.Where(t => !string.IsNullOrWhiteSpace(t)))
            (texts.Contains(text) || texts.Contains("'" + text)).ShouldBeTrue(text);
        foreach (var field in rows.SelectMany(row => row)) Csv.IsFormula(field).ShouldBeFalse(field);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task No_field_of_a_report_in_CSV_is_a_formula()
    {
        var (exitCode, output, errors) = await world.Host.CliAsync("report", "top-products", "--top", "100", "--format", "csv");
        exitCode.ShouldBe(0, errors);
        foreach (var field in Csv.Read(output, ',').SelectMany(row => row)) Csv.IsFormula(field).ShouldBeFalse(field);
    }

    [Fact]
    public async Task No_text_forges_a_line_of_the_log_or_commands_a_terminal_from_it()
    {
        foreach (var log in Directory.GetFiles(Path.Combine(world.Host.Data, "logs")))
        {
            using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
            var text = await reader.ReadToEndAsync();
            Controls(text).ShouldBeEmpty();
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                (line.StartsWith("    ", StringComparison.Ordinal) || (line.StartsWith("20", StringComparison.Ordinal) && !line.Contains("forged", StringComparison.Ordinal))).ShouldBeTrue(line);
        }

        Controls(world.Host.Output).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_text_becomes_HTML_of_the_dashboard()
    {
        var page = await world.Host.Http.GetStringAsync(world.Host.Url + "/");
        foreach (var text in HostileStrings.All.Where(t => t.Contains('<', StringComparison.Ordinal) && t.Contains("alert", StringComparison.Ordinal))) page.ShouldNotContain(text);
    }

    // What a terminal or a viewer of logs may act upon; line ends are the only exception.
    private static string Controls(string text) =>
        string.Join(' ', text.EnumerateRunes().Where(r => r.Value != '\n' && !Domain.Text.PrintableText.IsPrintable(r)).Select(r => $"U+{r.Value:X4}").Distinct());
}
