using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.RollUps;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.RollUps;

[Collection(WarehouseServer.Collection)]
public sealed class RollUpRefreshSpecs(WarehouseServer server)
{
    private static readonly IReadOnlyList<ReceivedOrder> Received = SeededOrders.Draw(2_000, seed: 42);
    private static readonly List<Order> Orders = [.. Received.Select(r => r.Order)];

    public static TheoryData<string, string> Requests
    {
        get
        {
            var requests = new TheoryData<string, string>();
            foreach (var name in ReportNames.All)
                foreach (var parameters in (string[])
                    [
                        "", "from=2024-03-15", "to=2024-03-15", "from=2024-02-29&to=2024-02-29", "from=2024-12-31&to=2025-01-01", "channel=boutique",
                        "channel=web,mobile&from=2025-01-01", "statuses=all", "statuses=annulée", "statuses=en attente,payée,expédiée,livrée", "top=1", "top=1000", "from=2031-01-01",
                    ])
                    requests.Add(name, parameters);
            return requests;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_report_is_the_same_from_the_roll_ups_and_from_the_orders(string name, string parameters)
    {
        var request = Parse(name, parameters);
        await using var warehouse = server.Open();
        await StoreAsync(warehouse, Received);
        var fromOrders = await warehouse.Reports.RunAsync(request, default);
        (await CountAsync(warehouse, RollUpPipelines.Daily)).ShouldBe(0, "the roll-ups were made before they were asked for");

        await warehouse.Get<IRollUps>().RefreshAsync(default);
        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeTrue();
        var fromRollUps = await warehouse.Reports.RunAsync(request, default);

        fromRollUps.Rows.Count.ShouldBe(fromOrders.Rows.Count);
        for (var i = 0; i < fromOrders.Rows.Count; i++)
            fromRollUps.Rows[i].Select(Text).ShouldBe(fromOrders.Rows[i].Select(Text), $"row {i} of {name} {parameters}");
        fromRollUps.Totals.ShouldBe(fromOrders.Totals, ignoreOrder: true);
        fromRollUps.Totals.ShouldBe(ReportComputation.Totals(Orders, request), ignoreOrder: true);
    }

    [Theory]
    [InlineData(ReportNames.Revenue, "", true)]
    [InlineData(ReportNames.Revenue, "channel=web&from=2024-03-01", true)]
    [InlineData(ReportNames.Revenue, "statuses=payée", false)]
    [InlineData(ReportNames.TopProducts, "", true)]
    [InlineData(ReportNames.TopProducts, "channel=web", false)]
    [InlineData(ReportNames.Cancellations, "", true)]
    [InlineData(ReportNames.AverageOrder, "", true)]
    [InlineData(ReportNames.AverageOrder, "statuses=all", false)]
    public async Task What_the_roll_ups_hold_is_read_from_them(string name, string parameters, bool rolledUp)
    {
        await using var warehouse = await RefreshedAsync();
        var before = await warehouse.Reports.RunAsync(Parse(name, parameters), default);

        // No answer from the orders can hold these.
        await Collection(warehouse, RollUpPipelines.Daily).UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument { { "ca", 1 }, { "annulees", 0 } }));
        await Collection(warehouse, RollUpPipelines.Products).UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("ca", 1)));

        var after = await warehouse.Reports.RunAsync(Parse(name, parameters), default);
        after.Rows.Select(r => string.Join('|', r)).SequenceEqual(before.Rows.Select(r => string.Join('|', r))).ShouldBe(!rolledUp);
    }

    [Fact]
    public async Task Questions_that_are_asked_together_are_all_answered_from_them()
    {
        await using var warehouse = await RefreshedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)));

        answers.ShouldAllBe(current => current);
    }

    [Fact]
    public async Task A_question_that_is_asked_during_a_look_still_sees_what_was_stored_before_it()
    {
        await using var warehouse = await RefreshedAsync();
        for (var i = 1; i <= 20; i++)
        {
            var looks = Enumerable.Range(0, 5).Select(_ => warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ToList();
            await warehouse.Orders.StoreAsync([SeededOrders.Received(SeededOrders.Example with { OrderId = $"late{i}" })], default);

            var report = await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default);

            report.Totals["commandes_tous_statuts"].ShouldBe(Orders.Count + i);
            await Task.WhenAll(looks);
        }
    }

    [Fact]
    public async Task A_second_refresh_changes_nothing()
    {
        await using var warehouse = await RefreshedAsync();
        var before = await DumpAsync(warehouse);

        warehouse.Get<DirtyDays>().Add(Received);
        await warehouse.Get<IRollUps>().RefreshAsync(default);

        before.Count.ShouldBeGreaterThan(1_000);
        (await DumpAsync(warehouse)).ShouldBe(before);
    }

    [Fact]
    public async Task A_report_takes_in_the_orders_of_the_last_minutes()
    {
        await using var warehouse = await RefreshedAsync();
        var late = SeededOrders.Received(SeededOrders.Example with { OrderId = "late", Lines = [new OrderLine("P999", "tard", 7, 1m)] });
        await warehouse.Orders.StoreAsync([late], default);

        var report = await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.TopProducts, Top: 1_000), default);

        report.Rows.ShouldContain(r => (string)r[0]! == "P999" && (long)r[2]! == 7);
        report.Totals.ShouldBe(ReportComputation.Totals(Orders.Append(late.Order), new ReportRequest(ReportNames.TopProducts)), ignoreOrder: true);
        (await warehouse.Get<RollUpStore>().AreCompleteAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Orders_that_another_host_stored_are_seen_before_and_after_the_next_refresh()
    {
        await using var warehouse = await RefreshedAsync();
        await using var other = new OpenWarehouse(warehouse.Options);
        var late = SeededOrders.Received(SeededOrders.Example with { OrderId = "late" });
        await other.Orders.StoreAsync([late], default);
        var expected = ReportComputation.Totals(Orders.Append(late.Order), new ReportRequest(ReportNames.Revenue));

        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeFalse();
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default)).Totals.ShouldBe(expected, ignoreOrder: true);
        await warehouse.Get<IRollUps>().RefreshAsync(default);
        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeTrue();
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default)).Totals.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task A_refresh_that_broke_off_between_the_two_is_made_up_for()
    {
        await using var warehouse = await RefreshedAsync();
        var whole = await DumpAsync(warehouse);
        var day = DateOnly.FromDateTime(Orders[0].PlacedAt);
        await warehouse.Get<RollUpStore>().MergeAsync(RollUpPipelines.MakeDaily(new DayRange(day, day), "broken"), default);
        await Collection(warehouse, RollUpPipelines.Products).DeleteManyAsync(new BsonDocument("jour", new DayRange(day, day).Dates()));

        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeFalse();
        await warehouse.Get<IRollUps>().RefreshAsync(default);

        (await DumpAsync(warehouse)).ShouldBe(whole);
    }

    [Fact]
    public async Task A_day_of_a_channel_holds_what_its_readers_need_and_nothing_of_ours()
    {
        await using var warehouse = await RefreshedAsync();

        foreach (var row in await Collection(warehouse, RollUpPipelines.Daily).Find(new BsonDocument()).ToListAsync())
            row.Names.ShouldBe(["_id", "commandes", "montant", "commandes_ca", "ca", "annulees", "remboursees", "jour", "canal"]);
    }

    [Fact]
    public async Task What_somebody_deleted_by_hand_leaves_the_roll_ups()
    {
        await using var warehouse = await RefreshedAsync();
        await warehouse.Documents.DeleteManyAsync(new BsonDocument("canal", "web"));

        await warehouse.Get<IRollUps>().RefreshAsync(default);

        var left = Orders.Where(o => o.Channel.Name != "web").ToList();
        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeTrue();
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default)).Totals.ShouldBe(ReportComputation.Totals(left, new ReportRequest(ReportNames.Revenue)), ignoreOrder: true);
        (await Collection(warehouse, RollUpPipelines.Daily).CountDocumentsAsync(new BsonDocument("canal", "web"))).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_warehouse_has_current_roll_ups()
    {
        await using var warehouse = server.Open();

        await warehouse.Get<IRollUps>().RefreshAsync(default);

        (await warehouse.Get<RollUpRefresh>().AreCurrentAsync(default)).ShouldBeTrue();
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warehouse_that_is_down_is_said_to_be_unavailable()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");

        await warehouse.Get<IRollUps>().RefreshAsync(default).ShouldThrowAsync<WarehouseUnavailableException>();
    }

    private async Task<OpenWarehouse> RefreshedAsync()
    {
        var warehouse = server.Open();
        await StoreAsync(warehouse, Received);
        await warehouse.Get<IRollUps>().RefreshAsync(default);
        return warehouse;
    }

    private static async Task StoreAsync(OpenWarehouse warehouse, IReadOnlyList<ReceivedOrder> orders)
    {
        foreach (var batch in orders.Chunk(1_000)) await warehouse.Orders.StoreAsync(batch, default);
    }

    private static IMongoCollection<BsonDocument> Collection(OpenWarehouse warehouse, string name) => warehouse.Documents.Database.GetCollection<BsonDocument>(name);

    private static Task<long> CountAsync(OpenWarehouse warehouse, string name) => Collection(warehouse, name).EstimatedDocumentCountAsync();

    private static async Task<List<string>> DumpAsync(OpenWarehouse warehouse)
    {
        var documents = new List<string>();
        foreach (var name in (string[])[RollUpPipelines.Daily, RollUpPipelines.Products])
            documents.AddRange((await Collection(warehouse, name).Find(new BsonDocument()).ToListAsync()).Select(d => d.ToJson()));
        documents.Sort(StringComparer.Ordinal);
        return documents;
    }

    private static string Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static ReportRequest Parse(string name, string parameters)
    {
        var given = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        return ReportRequestText.Parse(name, given.GetValueOrDefault("from"), given.GetValueOrDefault("to"), given.GetValueOrDefault("channel"), given.GetValueOrDefault("top"), given.GetValueOrDefault("statuses"));
    }
}
