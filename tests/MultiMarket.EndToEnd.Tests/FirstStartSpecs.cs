using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>The first start on an empty warehouse: the history, the reports, the log, and a second start.</summary>
public sealed class FirstStartSpecs(FirstStartSpecs.StartedHost started) : IClassFixture<FirstStartSpecs.StartedHost>
{
    private const string Script = """
        import json, sys, pymongo
        from bson.decimal128 import Decimal128
        client = pymongo.MongoClient(sys.argv[1])
        assert "multi_market" in client.list_database_names()
        assert "commandes" in client.multi_market.list_collection_names()
        def plain(value):
            if not isinstance(value, Decimal128):
                return str(value)
            text = format(value.to_decimal(), "f")
            return text.rstrip("0").rstrip(".") if "." in text else text
        rows = client.multi_market.commandes.aggregate(json.load(open(sys.argv[2])))
        print(json.dumps([[plain(v) for v in row.values()] for row in rows]))
        """;

    private readonly HostProcess _host = started.Host;

    [Fact]
    public async Task Each_channel_has_a_history_of_500_orders_over_24_months()
    {
        foreach (var (canal, source) in new[] { ("web", "site_web"), ("mobile", "application_mobile"), ("boutique", "boutique_physique") })
        {
            (await _host.Orders.CountDocumentsAsync(Builders<BsonDocument>.Filter.Eq("canal", canal))).ShouldBeGreaterThanOrEqualTo(500);
            _host.Archived(source).Length.ShouldBeGreaterThanOrEqualTo(500);
        }

        var oldest = await _host.Orders.Find(new BsonDocument()).Sort(new BsonDocument("date_commande", 1)).FirstAsync();
        var newest = await _host.Orders.Find(new BsonDocument()).Sort(new BsonDocument("date_commande", -1)).FirstAsync();
        (newest["date_commande"].ToUniversalTime() - oldest["date_commande"].ToUniversalTime()).TotalDays.ShouldBeInRange(600, 735);
    }

    [Fact]
    public void Nothing_on_the_happy_path_logs_a_warning_or_a_dead_letter()
    {
        _host.Output.ShouldNotContain("WRN");
        _host.Output.ShouldNotContain("ERR");
        _host.Output.ShouldNotContain("dead letter");
    }

    [Theory]
    [InlineData("revenue")]
    [InlineData("top-products")]
    [InlineData("cancellations")]
    [InlineData("average-order")]
    public async Task A_report_equals_an_independent_computation_over_the_archived_files(string report)
    {
        await started.PauseAsync();
        var expected = IndependentReports.Compute(report, _host.Archived("site_web").Concat(_host.Archived("application_mobile")).Concat(_host.Archived("boutique_physique")));

        var (jsonExit, json, _) = await _host.CliAsync("report", report, "--format", "json");
        jsonExit.ShouldBe(0);
        ReportTexts.RowsOfJson(json).ShouldBe(expected);

        var (csvExit, csv, _) = await _host.CliAsync("report", report, "--format", "csv");
        csvExit.ShouldBe(0);
        ReportTexts.RowsOfCsv(csv).ShouldBe(expected);

        var (tableExit, table, _) = await _host.CliAsync("report", report);
        tableExit.ShouldBe(0);
        foreach (var row in expected) table.ShouldContain(row[1]);
    }

    [PymongoFact]
    public async Task Pymongo_lists_the_collection_and_gets_the_rows_of_the_four_reports_from_their_pipelines()
    {
        await started.PauseAsync();
        foreach (var report in new[] { "revenue", "top-products", "cancellations", "average-order" })
        {
            var pipeline = Path.Combine(Programs.SourceFolder, "src", "MultiMarket.Warehouse", "Reports", $"{report}.json");
            var rows = await Pymongo.RunAsync(Script, _host.WarehouseUri, pipeline);
            var (_, json, _) = await _host.CliAsync("report", report, "--format", "json");
            JsonSerializer.Deserialize<string[][]>(rows).ShouldBe(ReportTexts.RowsOfJson(json), report);
        }
    }

    /// <summary>A host that has written and stored its history.</summary>
    public sealed class StartedHost : IAsyncLifetime
    {
        internal HostProcess Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await HostProcess.StartAsync(options: ["--seed", "7"]);
            await Host.CountsBecomeAsync("the history is stored and archived", c => c.Inserted >= 1_500 && c.InFlight == 0, seconds: 30);
        }

        public Task DisposeAsync() => Host.DisposeAsync().AsTask();

        internal async Task PauseAsync()
        {
            (await Host.CliAsync("pause", "all")).ExitCode.ShouldBe(0);
            await Eventually.TrueAsync("the folders are empty", () => ((string[])["site_web", "application_mobile", "boutique_physique"]).All(s => Host.Waiting(s).Length == 0), TimeSpan.FromSeconds(15));
            await Host.CountsBecomeAsync("everything written is archived", c => c.InFlight == 0 && c.Found == c.Inserted);
        }
    }
}
