using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Tests.Support;
using MultiMarket.Warehouse.Views;

namespace MultiMarket.Warehouse.Tests.Views;

[Collection(WarehouseServer.Collection)]
public sealed class FlatViewsSpecs(WarehouseServer server)
{
    [Fact]
    public async Task An_order_is_one_flat_row_in_French()
    {
        await using var warehouse = await WithOrdersAsync([SeededOrders.Received(SeededOrders.Example)]);

        var row = (await RowsAsync(warehouse, "v_commandes")).ShouldHaveSingleItem();

        row.Names.ShouldBe(["_id", .. StarTables.Orders.Columns.Select(c => c.Name)], ignoreOrder: true);
        row["commande"].ShouldBe("web:234");
        row["jour"].ShouldBe(new BsonDateTime(new DateTime(2025, 4, 26, 0, 0, 0, DateTimeKind.Utc)));
        row["mois"].ShouldBe("2025-04");
        row["trimestre"].ShouldBe("2025-T2");
        row["heure"].ToInt32().ShouldBe(14);
        row["jour_semaine"].ToInt32().ShouldBe(6);
        row["ville"].ShouldBe("Casablanca");
        row["nb_lignes"].ToInt32().ShouldBe(1);
        row["ca"].ToDecimal().ShouldBe(17_000m);
        row["compte_ca"].ToInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_line_is_one_flat_row_and_a_cancelled_order_has_no_revenue()
    {
        var order = SeededOrders.Example with { Lines = [new OrderLine("P1", "un", 2, 10m), new OrderLine("P2", "deux", 1, 5.5m)], Status = OrderStatus.Cancelled };
        await using var warehouse = await WithOrdersAsync([SeededOrders.Received(order)]);

        var rows = await RowsAsync(warehouse, "v_lignes");

        rows.Select(r => r["_id"].AsString).ShouldBe(["web:234/1", "web:234/2"]);
        rows[0].Names.ShouldBe(["_id", .. StarTables.Lines.Columns.Select(c => c.Name)], ignoreOrder: true);
        rows.Select(r => r["montant"].ToDecimal()).ShouldBe([20m, 5.5m]);
        rows.Select(r => r["ca"].ToDecimal()).ShouldBe([0m, 0m]);
        rows.Select(r => r["quantite_vendue"].ToInt32()).ShouldBe([0, 0]);
    }

    [Theory]
    [InlineData("v_rapport_revenue", ReportNames.Revenue)]
    [InlineData("v_rapport_top_produits", ReportNames.TopProducts)]
    [InlineData("v_rapport_annulations", ReportNames.Cancellations)]
    [InlineData("v_rapport_commande_moyenne", ReportNames.AverageOrder)]
    public async Task The_view_of_a_report_holds_its_rows(string view, string name)
    {
        await using var warehouse = await WithOrdersAsync(SeededOrders.Draw(500, seed: 11));

        var report = await warehouse.Reports.RunAsync(new ReportRequest(name), default);

        var rows = await RowsAsync(warehouse, view);
        rows.Count.ShouldBe(report.Rows.Count);
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < report.Columns.Count; j++)
                Value(rows[i][report.Columns[j].Name]).ShouldBe(report.Rows[i][j]);
    }

    [Fact]
    public async Task A_second_look_changes_nothing()
    {
        await using var warehouse = await WithOrdersAsync([]);
        var before = await VersionsAsync(warehouse);

        await warehouse.Get<FlatViews>().EnsureAsync(default);

        before.Count.ShouldBe(ViewDefinition.All.Count);
        (await VersionsAsync(warehouse)).ShouldBe(before);
    }

    [Fact]
    public async Task An_older_view_is_brought_up_to_date_and_a_newer_one_left_alone()
    {
        await using var warehouse = await WithOrdersAsync([SeededOrders.Received(SeededOrders.Example)]);
        var newer = ViewDefinition.Orders with { Version = 7, Pipeline = [BsonDocument.Parse("{ $project: { neuf: { $literal: 1 } } }")] };
        await warehouse.Get<FlatViews>().EnsureAsync([newer], default);
        (await RowsAsync(warehouse, "v_commandes"))[0].Names.ShouldBe(["_id", "neuf"]);

        await warehouse.Get<FlatViews>().EnsureAsync(default);

        (await RowsAsync(warehouse, "v_commandes"))[0].Names.ShouldBe(["_id", "neuf"]);
    }

    [Fact]
    public async Task A_view_that_somebody_dropped_comes_back()
    {
        await using var warehouse = await WithOrdersAsync([SeededOrders.Received(SeededOrders.Example)]);
        await warehouse.Documents.Database.DropCollectionAsync("v_lignes");

        await warehouse.Get<FlatViews>().EnsureAsync(default);

        (await RowsAsync(warehouse, "v_lignes")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_view_that_somebody_changed_by_hand_is_put_right()
    {
        await using var warehouse = await WithOrdersAsync([SeededOrders.Received(SeededOrders.Example)]);
        await warehouse.Documents.Database.RunCommandAsync<BsonDocument>(BsonDocument.Parse("""{ collMod: "v_lignes", viewOn: "commandes", pipeline: [{ $project: { autre: "$canal" } }] }"""));
        (await RowsAsync(warehouse, "v_lignes"))[0].Names.ShouldBe(["_id", "autre"]);

        await warehouse.Get<FlatViews>().EnsureAsync(default);

        (await RowsAsync(warehouse, "v_lignes"))[0].Names.ShouldContain("quantite_vendue");
    }

    // The role readWrite lets a user create and drop views, but not change them.
    [Theory]
    [InlineData(13, "Unauthorized")]
    [InlineData(59, "CommandNotFound")]
    public async Task A_server_that_refuses_to_change_a_view_lets_it_be_made_anew(int code, string name)
    {
        var commands = new ConcurrentQueue<string>();
        var present = new BsonDocument { { "name", "v_commandes" }, { "type", "view" }, { "options", new BsonDocument { { "viewOn", "commandes" }, { "pipeline", new BsonArray() } } } };
        var known = new BsonDocument { { "_id", "v_commandes" }, { "genre", "vue" }, { "version", 1 } };
        await using var mongo = new ScriptedMongo(command =>
        {
            commands.Enqueue(command.Name);
            return command.Name switch
            {
                "listCollections" => Batch("$cmd.listCollections", present),
                "find" => Batch("meta", known),
                "collMod" => ScriptedMongo.Error(code, name, "not this one"),
                "update" => new BsonDocument { { "n", 1 }, { "nModified", 1 }, { "ok", 1.0 } },
                _ => ScriptedMongo.Ok,
            };
        });
        await using var warehouse = WarehouseServer.OpenAt(mongo.ConnectionString);
        var log = new LogLines<FlatViews>();

        await new FlatViews(warehouse.Documents, TimeProvider.System, log).EnsureAsync([ViewDefinition.Orders], default);

        commands.SkipWhile(c => c != "collMod").ShouldBe(["collMod", "drop", "create", "update"]);
        log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collection_in_the_way_is_kept_and_costs_that_view_only()
    {
        await using var warehouse = server.Open();
        await warehouse.Documents.Database.GetCollection<BsonDocument>("v_lignes").InsertOneAsync(new BsonDocument("_id", "mine"));
        var log = new LogLines<FlatViews>();

        await new FlatViews(warehouse.Documents, TimeProvider.System, log).EnsureAsync(default);

        var line = log.Lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Warning);
        line.Text.ShouldStartWith("The views v_lignes could not be made");
        (await RowsAsync(warehouse, "v_lignes")).ShouldHaveSingleItem()["_id"].ShouldBe("mine");
        (await VersionsAsync(warehouse)).Count.ShouldBe(ViewDefinition.All.Count - 1);
    }

    [Fact]
    public async Task A_warehouse_that_is_down_is_said_to_be_unavailable()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");

        await warehouse.Get<FlatViews>().EnsureAsync(default).ShouldThrowAsync<WarehouseUnavailableException>();
    }

    private static BsonDocument Batch(string collection, BsonDocument document) => new()
    {
        { "cursor", new BsonDocument { { "id", 0L }, { "ns", $"multi_market.{collection}" }, { "firstBatch", new BsonArray { document } } } },
        { "ok", 1.0 },
    };

    private async Task<OpenWarehouse> WithOrdersAsync(IReadOnlyList<ReceivedOrder> orders)
    {
        var warehouse = server.Open();
        await warehouse.Orders.StoreAsync(orders, default);
        await warehouse.Get<FlatViews>().EnsureAsync(default);
        return warehouse;
    }

    private static Task<List<BsonDocument>> RowsAsync(OpenWarehouse warehouse, string view) =>
        warehouse.Documents.Database.GetCollection<BsonDocument>(view).Find(new BsonDocument()).ToListAsync();

    private static Task<List<BsonDocument>> VersionsAsync(OpenWarehouse warehouse) => RowsAsync(warehouse, FlatViews.VersionsCollection);

    private static object Value(BsonValue value) => value.IsString ? value.AsString : value.IsInt32 || value.IsInt64 ? value.ToInt64() : value.ToDecimal();
}
