using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Reports;

[Collection(WarehouseServer.Collection)]
public sealed class MongoReportSourceSpecs(WarehouseServer server, MongoReportSourceSpecs.StoredOrders stored) : IClassFixture<MongoReportSourceSpecs.StoredOrders>
{
    public static TheoryData<string, string> Requests
    {
        get
        {
            var requests = new TheoryData<string, string>();
            foreach (var name in ReportNames.All)
                foreach (var parameters in (string[])
                    [
                        "", "from=2024-03-15", "to=2024-03-15", "from=2024-02-29&to=2024-02-29", "from=2024-12-31&to=2025-01-01", "channel=boutique",
                        "channel=web,mobile&from=2025-01-01", "statuses=all", "statuses=annulée", "statuses=payée,livrée&channel=mobile&from=2024-06-01&to=2025-06-30", "top=1", "top=1000", "from=2031-01-01",
                    ])
                    requests.Add(name, parameters);
            return requests;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_report_equals_the_computation_over_the_orders_themselves(string name, string parameters)
    {
        var request = Parse(name, parameters);
        await stored.StoreAsync(server);

        var report = await stored.Warehouse!.Reports.RunAsync(request, default);

        var rows = ReportComputation.Rows(StoredOrders.Orders, request);
        report.Rows.Count.ShouldBe(rows.Count);
        for (var i = 0; i < rows.Count; i++) report.Rows[i].ShouldBe(rows[i], $"row {i} of {name} {parameters}");
        report.Totals.ShouldBe(ReportComputation.Totals(StoredOrders.Orders, request), ignoreOrder: true);
    }

    [Fact]
    public async Task A_report_carries_its_definition_its_columns_and_its_parameters()
    {
        await stored.StoreAsync(server);

        var report = await stored.Warehouse!.Reports.RunAsync(new ReportRequest(ReportNames.AverageOrder, Channels: [Channel.Web]), default);

        report.Name.ShouldBe("average-order");
        report.Parameters["channel"].ShouldBe("web");
        report.Definition.ShouldStartWith("CA moyen = somme de montant_total / nombre de commandes du canal");
        report.Columns.Select(c => c.Name).ShouldBe(["canal", "commandes", "ca", "ca_moyen"]);
        report.Columns.Select(c => c.Label).ShouldBe(["Canal", "Commandes", "CA (MAD)", "CA moyen par commande (MAD)"]);
        report.DurationMs.ShouldBeGreaterThan(0);
        report.GeneratedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Halves_of_a_centime_and_of_a_rate_are_rounded_to_even_in_the_database()
    {
        await using var warehouse = server.Open();
        Order Shop(string id, decimal price, OrderStatus status) => SeededOrders.Example with
        {
            OrderId = id, Channel = Channel.Boutique, Delivery = null, Lines = [new OrderLine("P1", "x", 1, price)], Status = status,
        };
        // 0.25 / 2 = 0.125 → 0.12; one of eight is 0.125, shown with four decimals
        await warehouse.Orders.StoreAsync(
        [
            SeededOrders.Received(Shop("1", 0.10m, OrderStatus.Paid)),
            SeededOrders.Received(Shop("2", 0.15m, OrderStatus.Paid)),
            .. Enumerable.Range(3, 5).Select(i => SeededOrders.Received(Shop($"{i}", 1m, OrderStatus.Refunded))),
            SeededOrders.Received(Shop("8", 1m, OrderStatus.Cancelled)),
        ], default);

        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.AverageOrder), default)).Rows.ShouldHaveSingleItem().ShouldBe(["boutique", 2L, 0.25m, 0.12m]);
        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Cancellations), default)).Rows.ShouldHaveSingleItem().ShouldBe(["boutique", 8L, 1L, 0.125m]);
    }

    [Fact]
    public async Task An_empty_warehouse_yields_no_rows_and_zero_totals()
    {
        await using var warehouse = server.Open();
        foreach (var name in ReportNames.All)
        {
            var report = await warehouse.Reports.RunAsync(new ReportRequest(name), default);

            report.Rows.ShouldBeEmpty();
            report.Totals.Values.ShouldBe([0m, 0m, 0m, 0m]);
        }
    }

    [Fact]
    public async Task Parameters_that_are_not_allowed_are_refused_before_the_database_is_asked()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1");

        await warehouse.Reports.RunAsync(new ReportRequest("sales"), default).ShouldThrowAsync<ReportParameterException>();
    }

    [Fact]
    public async Task A_warehouse_that_is_down_is_said_to_be_unavailable()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");

        (await warehouse.Reports.RunAsync(new ReportRequest(ReportNames.Revenue), default).ShouldThrowAsync<WarehouseUnavailableException>())
            .Message.ShouldStartWith("no MongoDB server answers");
    }

    private static ReportRequest Parse(string name, string parameters)
    {
        var given = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        return ReportRequestText.Parse(name, given.GetValueOrDefault("from"), given.GetValueOrDefault("to"), given.GetValueOrDefault("channel"), given.GetValueOrDefault("top"), given.GetValueOrDefault("statuses"));
    }

    /// <summary>The orders over which all reports are computed, stored once.</summary>
    public sealed class StoredOrders : IAsyncDisposable
    {
        private static readonly IReadOnlyList<ReceivedOrder> Received = SeededOrders.Draw(3_000, seed: 20250426);

        public static IReadOnlyList<Order> Orders { get; } = [.. Received.Select(r => r.Order)];

        internal OpenWarehouse? Warehouse { get; private set; }

        public async Task StoreAsync(WarehouseServer server)
        {
            if (Warehouse is not null) return;
            Warehouse = server.Open();
            foreach (var batch in Received.Chunk(1_000))
                (await Warehouse.Orders.StoreAsync(batch, default)).ShouldAllBe(o => o.Kind == StoreOutcomeKind.Inserted);
        }

        public async ValueTask DisposeAsync()
        {
            if (Warehouse is not null) await Warehouse.DisposeAsync();
        }
    }
}
