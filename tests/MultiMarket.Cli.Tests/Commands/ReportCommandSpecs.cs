using System.Text.Json;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class ReportCommandSpecs : IClassFixture<FakeHost>, IDisposable
{
    private readonly FakeHost _host;
    private readonly string _folder = Directory.CreateTempSubdirectory("multimarket-cli-").FullName;

    public ReportCommandSpecs(FakeHost host)
    {
        _host = host;
        _host.Answer("/api/reports/revenue", Documents.Revenue);
        _host.Answer("/api/reports/cancellations", Documents.Cancellations);
        _host.Answer("/api/reports/top-products", Documents.Products);
        _host.Requests.Clear();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_table_shows_definition_rows_and_both_totals() =>
        (await ShownAsync("report revenue")).ShouldBe(Lines("""
            revenue: channel = web,mobile,boutique
            CA = somme de montant_total ; ne comptent pas annulée, remboursée.

             Mois     Canal         CA (MAD)  Commandes
            ─────────────────────────────────────────────
             2026-01  web       1 234 567,89      1 042
             2026-01  boutique    617 283,95          7
             2026-02  mobile            0,50          1

            commandes               1 050
            ca                      1 851 852,34 MAD
            commandes_tous_statuts  1 100
            montant_tous_statuts    2 000 000,00 MAD
            Run 2026-03-01 12:00:00 in 13 ms

            """));

    [Fact]
    public async Task A_rate_is_a_percentage_and_an_absent_value_a_dash() =>
        (await ShownAsync("report cancellations")).ShouldBe(Lines("""
            cancellations
            Taux = annulées / commandes.

             Canal   Commandes  Annulées  Taux d'annulation
            ─────────────────────────────────────────────────
             web         1 000       123             12,3 %
             mobile          0         0                  –

            commandes               877
            ca                      1,00 MAD
            commandes_tous_statuts  1 000
            montant_tous_statuts    2,00 MAD
            Run 2026-03-01 12:00:00 in 3 ms

            """));

    [Fact]
    public async Task A_chart_has_a_bar_for_each_row_within_80_columns()
    {
        var shown = await ShownAsync("report revenue --format chart");

        shown.Skip(2).Take(5).ShouldBe(Lines("""

            CA (MAD)
            2026-01 web      █████████████████████████████████████████████████ 1 234 567,89
            2026-01 boutique ████████████████████████▌ 617 283,95
            2026-02 mobile    0,50

            """).SkipLast(1));
        shown.Where(l => l.Contains('█')).ShouldAllBe(l => l.Length <= 80);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_of_any_length_leaves_the_table_its_other_rows(bool interactive)
    {
        _host.Answer("/api/reports/top-products", Documents.Products.Replace("Laptop", new string('x', 5_000), StringComparison.Ordinal));

        var run = await CliRun.OfAsync($"report top-products --no-color --url {_host.Url}", interactive: interactive);

        Lines(run.Out).Count(l => l.StartsWith(" P016", StringComparison.Ordinal) && l.EndsWith("8,25", StringComparison.Ordinal)).ShouldBe(1, run.Out);
        run.Out.Count(c => c == 'x').ShouldBe(5_000);
        if (interactive) Lines(run.Out).Skip(2).ShouldAllBe(l => l.Length <= 80);
    }

    [Fact]
    public async Task A_name_of_any_length_leaves_the_chart_its_bars()
    {
        _host.Answer("/api/reports/top-products", Documents.Products.Replace("Laptop", new string('x', 5_000), StringComparison.Ordinal));

        var shown = await ShownAsync("report top-products --format chart");

        shown.Where(l => l.Contains('█')).ShouldAllBe(l => l.Length <= 80);
        shown.Count(l => l.Contains('█')).ShouldBe(2);
    }

    [Fact]
    public async Task Json_shows_what_a_terminal_might_act_upon_as_escapes()
    {
        _host.Answer("/api/reports/top-products", Documents.Products.Replace("Laptop", "\u202E\u00ADé", StringComparison.Ordinal));
        (await CliRun.OfAsync($"report top-products --format json --url {_host.Url}")).Out.ShouldContain("\\u202e\\u00adé");
    }

    [Fact]
    public async Task Csv_is_for_programs()
    {
        var run = await RunAsync("report revenue --format csv");

        run.Out.ShouldBe("mois,canal,ca,commandes\n2026-01,web,1234567.89,1042\n2026-01,boutique,617283.95,7\n2026-02,mobile,0.5,1\n");
    }

    [Fact]
    public async Task Csv_quotes_and_disarms_text()
    {
        var run = await RunAsync("report top-products --format csv");

        run.Out.ShouldBe("produit_id,nom,quantite,ca\nP015,\"Laptop, 15\"\" \"\"Pro\"\"\",12,102000.0\nP016,'=HYPERLINK(1),3,8.25\n");
    }

    [Fact]
    public async Task Json_is_the_document_of_the_host_with_legible_accents()
    {
        var run = await RunAsync("report revenue --format json");

        JsonElement.DeepEquals(JsonDocument.Parse(run.Out).RootElement, JsonDocument.Parse(Documents.Revenue).RootElement).ShouldBeTrue();
        run.Out.ShouldContain("annulée");
        run.Out.ShouldContain("1234567.89");
    }

    [Fact]
    public async Task Parameters_go_to_the_host()
    {
        await RunAsync("report top-products --from 2026-01-01 --to 2026-01-31 --channel web,mobile --top 5 --statuses payée,livrée");
        await RunAsync("report revenue --channel all --channel web");

        _host.Requests.ShouldBe(
        [
            "GET /api/reports/top-products?from=2026-01-01&to=2026-01-31&channel=web,mobile&top=5&statuses=payée,livrée",
            "GET /api/reports/revenue",
        ]);
    }

    [Theory]
    [InlineData("report profit", "profit")]
    [InlineData("report revenue --from 01/02/2026", "from is '01/02/2026'")]
    [InlineData("report revenue --from 2026-02-01 --to 2026-01-01", "later than")]
    [InlineData("report revenue --channel shop", "'shop' is no channel")]
    [InlineData("report top-products --top 1001", "top is 1001")]
    [InlineData("report revenue --statuses perdue", "statuses holds 'perdue'")]
    [InlineData("report revenue --format pdf", "--format: 'pdf' is not allowed; give table, chart, json or csv.")]
    public async Task Wrong_parameters_are_usage_errors_and_no_request(string line, string said)
    {
        var run = await CliRun.OfAsync($"{line} --url {_host.Url}");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(said);
        _host.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_takes_what_the_terminal_would_show()
    {
        var run = await RunAsync("report revenue --format csv --out r.csv");

        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"Written: {Path.Combine(_folder, "r.csv")}");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "r.csv"));
        bytes[0].ShouldBe((byte)'m');
        bytes[^1].ShouldBe((byte)'\n');
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named()
    {
        var run = await CliRun.OfAsync($"report revenue --out missing/r.txt --url {_host.Url}", folder: _folder);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(Path.Combine(_folder, "missing", "r.txt"));
        run.Error.ShouldContain("--out");
    }

    [Fact]
    public async Task A_warehouse_that_is_away_is_a_failure()
    {
        _host.Refuse("/api/reports/revenue", 503, "The warehouse does not answer.");

        (await CliRun.OfAsync($"report revenue --url {_host.Url}")).ShouldBe(new CliRun(1, "", "The warehouse does not answer.\n"));
    }

    private async Task<string[]> ShownAsync(string line) => Lines((await RunAsync(line)).Out);

    // The figures are grouped by no-break spaces, which an editor would not show in the expectation.
    private static string[] Lines(string text) => text.Replace('\u00A0', ' ').ReplaceLineEndings("\n").Split('\n');

    private async Task<CliRun> RunAsync(string line)
    {
        var run = await CliRun.OfAsync($"{line} --url {_host.Url}", folder: _folder);
        run.ExitCode.ShouldBe(0, run.Error);
        return run;
    }
}
