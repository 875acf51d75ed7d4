using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Star;

[Collection(WarehouseServer.Collection)]
public sealed class MongoStarSourceSpecs(WarehouseServer server)
{
    private static readonly IReadOnlyList<ReceivedOrder> Received = SeededOrders.Draw(2_500, seed: 77);
    private static readonly List<Order> Orders = [.. Received.Select(r => r.Order)];

    [Fact]
    public async Task Every_order_is_a_row_with_its_own_values()
    {
        await using var warehouse = await StoredAsync();

        var rows = await RowsAsync(warehouse, StarTables.Orders, StarSelection.Everything);

        rows.Count.ShouldBe(Orders.Count);
        foreach (var order in Orders)
        {
            var row = rows[order.Key];
            row["client_id"].ShouldBe(order.ClientId);
            row["date_commande"].ShouldBe(order.PlacedAt);
            row["jour"].ShouldBe(DateOnly.FromDateTime(order.PlacedAt));
            row["canal"].ShouldBe(order.Channel.Name);
            row["statut_commande"].ShouldBe(order.Status.Name());
            row["ville"].ShouldBe(order.Delivery?.City);
            row["montant_total"].ShouldBe(order.Total);
            row["ca"].ShouldBe(Counts(order) ? order.Total : 0m);
            row["compte_ca"].ShouldBe(Counts(order) ? 1L : 0L);
            row["annulee"].ShouldBe(order.Status == OrderStatus.Cancelled ? 1L : 0L);
            row["nb_articles"].ShouldBe((long)order.ItemCount);
        }
    }

    [Fact]
    public async Task Every_line_is_a_row()
    {
        await using var warehouse = await StoredAsync();
        var selection = new StarSelection(new DateOnly(2024, 3, 1), new DateOnly(2024, 12, 31), [Channel.Web, Channel.Boutique]);

        var lines = 0;
        var revenue = 0m;
        await foreach (var row in warehouse.Get<IStarSource>().ReadAsync(StarTables.Lines, selection, default))
        {
            lines++;
            revenue += (decimal)Named(StarTables.Lines, row)["ca"]!;
        }

        var selected = Orders.Where(o => Selected(o, selection)).ToList();
        lines.ShouldBe(selected.Sum(o => o.Lines.Count));
        revenue.ShouldBe(selected.Where(Counts).Sum(o => o.Total));
    }

    [Fact]
    public async Task A_client_has_the_figures_of_the_selected_orders_and_the_city_of_the_last_delivery()
    {
        await using var warehouse = await StoredAsync();
        var selection = new StarSelection(null, new DateOnly(2025, 6, 30), Channel.All);

        var rows = await RowsAsync(warehouse, StarTables.Clients, selection);

        var expected = Orders.Where(o => Selected(o, selection)).GroupBy(o => o.ClientId).ToList();
        rows.Count.ShouldBe(expected.Count);
        foreach (var client in expected)
        {
            var row = rows[client.Key];
            row["commandes"].ShouldBe((long)client.Count());
            row["annulees"].ShouldBe((long)client.Count(o => o.Status == OrderStatus.Cancelled));
            row["ca"].ShouldBe(client.Where(Counts).Sum(o => o.Total));
            row["premiere_commande"].ShouldBe(DateOnly.FromDateTime(client.Min(o => o.PlacedAt)));
            row["derniere_commande"].ShouldBe(DateOnly.FromDateTime(client.Max(o => o.PlacedAt)));
            var last = client.Where(o => o.Delivery is not null).Select(o => (o.PlacedAt, o.Delivery!.City)).OrderBy(d => d.PlacedAt).ThenBy(d => d.City, StringComparer.Ordinal).LastOrDefault();
            row["ville"].ShouldBe(last.City);
        }
    }

    [Fact]
    public async Task A_product_has_the_quantity_and_revenue_of_the_orders_that_count()
    {
        await using var warehouse = await StoredAsync();

        var rows = await RowsAsync(warehouse, StarTables.Products, StarSelection.Everything);

        foreach (var product in Orders.SelectMany(o => o.Lines.Select(l => (Order: o, Line: l))).GroupBy(p => p.Line.ProductId))
        {
            rows[product.Key]["lignes"].ShouldBe((long)product.Count());
            rows[product.Key]["quantite"].ShouldBe(product.Where(p => Counts(p.Order)).Sum(p => (long)p.Line.Quantity));
            rows[product.Key]["ca"].ShouldBe(product.Where(p => Counts(p.Order)).Sum(p => p.Line.Amount));
        }
    }

    [Fact]
    public async Task The_calendar_covers_whole_years()
    {
        await using var warehouse = await StoredAsync();

        var days = await RowsAsync(warehouse, StarTables.Calendar, StarSelection.Everything);

        days.Count.ShouldBe(366 + 365);
        days[new DateOnly(2024, 1, 1)]["jour_nom"].ShouldBe("lundi");
        days[new DateOnly(2025, 12, 31)]["trimestre"].ShouldBe("2025-T4");
    }

    [Fact]
    public async Task An_empty_warehouse_has_empty_tables()
    {
        await using var warehouse = server.Open();

        foreach (var table in StarTables.All) (await RowsAsync(warehouse, table, StarSelection.Everything)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_changes_with_an_order_and_with_nothing_else()
    {
        await using var warehouse = server.Open();
        var source = warehouse.Get<IStarSource>();
        var empty = await source.GetVersionAsync(default);
        await warehouse.Orders.StoreAsync([Received[0]], default);
        var one = await source.GetVersionAsync(default);

        one.ShouldNotBe(empty);
        (await source.GetVersionAsync(default)).ShouldBe(one);
        await warehouse.Orders.StoreAsync([Received[1]], default);
        (await source.GetVersionAsync(default)).ShouldNotBe(one);
    }

    [Fact]
    public async Task A_warehouse_that_is_down_is_said_to_be_unavailable()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");

        foreach (var table in StarTables.All)
            await Should.ThrowAsync<WarehouseUnavailableException>(() => RowsAsync(warehouse, table, StarSelection.Everything));
    }

    private async Task<OpenWarehouse> StoredAsync()
    {
        var warehouse = server.Open();
        foreach (var batch in Received.Chunk(1_000)) await warehouse.Orders.StoreAsync(batch, default);
        return warehouse;
    }

    private static async Task<Dictionary<object, Dictionary<string, object?>>> RowsAsync(OpenWarehouse warehouse, StarTable table, StarSelection selection)
    {
        var rows = new Dictionary<object, Dictionary<string, object?>>();
        await foreach (var row in warehouse.Get<IStarSource>().ReadAsync(table, selection, default)) rows.Add(row[0]!, Named(table, row));
        return rows;
    }

    private static Dictionary<string, object?> Named(StarTable table, object?[] row) => table.Columns.Zip(row).ToDictionary(p => p.First.Name, p => p.Second);

    private static bool Counts(Order order) => order.Status is not (OrderStatus.Cancelled or OrderStatus.Refunded);

    private static bool Selected(Order order, StarSelection selection)
    {
        var day = DateOnly.FromDateTime(order.PlacedAt);
        return selection.Channels.Contains(order.Channel) && !(day < selection.From) && !(day > selection.To);
    }
}
