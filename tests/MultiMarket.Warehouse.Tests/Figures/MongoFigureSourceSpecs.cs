using System.Globalization;
using MongoDB.Bson;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;
using MultiMarket.Warehouse.Figures;
using MultiMarket.Warehouse.RollUps;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Figures;

/// <summary>Every figure of the dashboard, whatever the filter, against the same orders counted in plain C#.</summary>
public sealed class MongoFigureSourceSpecs(FigureWarehouses warehouses) : IClassFixture<FigureWarehouses>
{
    private static readonly OrderStatus[] Revenue = [OrderStatus.Pending, OrderStatus.Paid, OrderStatus.Shipped, OrderStatus.Delivered];
    private static readonly DayPeriod Everything = Days("2024-01-01", "2025-12-31");

    private static readonly Dictionary<string, (DayPeriod Days, Channel[] Channels, OrderStatus[] Statuses)> Filters = new()
    {
        ["everything"] = (Everything, [.. Channel.All], Revenue),
        ["a year"] = (Days("2024-07-01", "2025-06-30"), [.. Channel.All], Revenue),
        ["a month"] = (Days("2024-03-01", "2024-03-31"), [.. Channel.All], Revenue),
        ["29 February"] = (Days("2024-02-29", "2024-02-29"), [.. Channel.All], Revenue),
        ["New Year"] = (Days("2024-12-31", "2025-01-01"), [.. Channel.All], Revenue),
        ["days without orders"] = (Days("2031-01-01", "2031-12-31"), [.. Channel.All], Revenue),
        ["shops"] = (Everything, [Channel.Boutique], Revenue),
        ["a month of two channels"] = (Days("2025-05-01", "2025-05-31"), [Channel.Web, Channel.Mobile], Revenue),
        ["every status"] = (Everything, [.. Channel.All], [.. OrderStatuses.All]),
        ["cancelled orders"] = (Days("2024-05-01", "2025-05-31"), [.. Channel.All], [OrderStatus.Cancelled]),
        ["paid orders of one channel"] = (Days("2025-01-01", "2025-03-31"), [Channel.Mobile], [OrderStatus.Paid]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in FigureNames.All)
                foreach (var filter in Filters.Keys)
                    cases.Add(name, filter);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Figures_are_those_of_the_orders_with_and_without_roll_ups(string name, string filter)
    {
        foreach (var query in Queries(name, filter))
        {
            var expected = FigureComputation.Rows(warehouses.Orders, query).ConvertAll(Text);
            (expected.Count > 0).ShouldBe(filter != "days without orders");

            (await RowsAsync(warehouses.WithoutRollUps, query)).ShouldBe(expected, $"{query}, from the orders");
            (await RowsAsync(warehouses.RolledUp, query)).ShouldBe(expected, $"{query}, with roll-ups");
        }
    }

    [Fact]
    public async Task What_the_roll_ups_hold_is_read_from_them()
    {
        (string Name, string Filter, bool RolledUp)[] cases =
        [
            (FigureNames.Key, "everything", true), (FigureNames.Key, "shops", true), (FigureNames.Key, "every status", false),
            (FigureNames.KeyTrend, "a month of two channels", true),
            (FigureNames.DailyRevenue, "a month", true), (FigureNames.DailyRevenue, "paid orders of one channel", false),
            (FigureNames.ProductsByRevenue, "a year", true), (FigureNames.ProductsByRevenue, "shops", false),
            (FigureNames.Clients, "everything", false), (FigureNames.ClientsTrend, "a year", false), (FigureNames.Hours, "everything", false), (FigureNames.Orders, "a month", false),
        ];
        var before = await AllAsync();

        // No answer from the orders can hold this.
        await AddToRevenueAsync(1);
        var after = await AllAsync();
        await AddToRevenueAsync(-1);

        foreach (var ((name, filter, rolledUp), was, became) in cases.Zip(before, after))
        {
            FigurePipelines.CanRollUp(Queries(name, filter)[0]).ShouldBe(rolledUp, $"{name}, {filter}");
            became.SequenceEqual(was).ShouldBe(!rolledUp, $"{name}, {filter}");
        }

        Task<List<string>[]> AllAsync() => Task.WhenAll(cases.Select(c => RowsAsync(warehouses.RolledUp, Queries(c.Name, c.Filter)[0])));
    }

    [Fact]
    public async Task A_warehouse_that_is_down_is_said_to_be_unavailable()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");

        await RowsAsync(warehouse, Queries(FigureNames.Key, "a month")[0]).ShouldThrowAsync<WarehouseUnavailableException>();
    }

    private static IReadOnlyList<FigureQuery> Queries(string name, string filter)
    {
        var (days, channels, statuses) = Filters[filter];
        var query = new FigureQuery(name, days, channels.ToValueList(), statuses.ToValueList());
        return name switch
        {
            FigureNames.KeyTrend or FigureNames.ClientsTrend => [query, query with { Step = TrendStep.Month }],
            FigureNames.ProductsByRevenue or FigureNames.Orders => [query with { Limit = 10 }, query with { Limit = 1 }, query],
            _ => [query],
        };
    }

    private static async Task<List<string>> RowsAsync(OpenWarehouse warehouse, FigureQuery query)
    {
        var table = await warehouse.Get<IFigureSource>().RunAsync(query, default);
        table.Query.ShouldBe(query);
        return [.. table.Rows.Select(row => FigureComputation.Columns(query.Name).Select(column => Value(row, column)).ToArray()).Select(Text)];
    }

    // 8500 and 8500.00 are one amount.
    private static string Text(object?[] values) => string.Join('|', values.Select(v => v is decimal amount ? amount.ToString("G29", CultureInfo.InvariantCulture) : v));

    private static object? Value(FigureRow row, string column) => column switch
    {
        "ca" or "panier_moyen" or "taux_annulation" or "articles_par_commande" or "montant_total" => row.Decimal(column),
        "commandes" or "annulees" or "commandes_ca" or "clients_actifs" or "articles" or "quantite" or "heure" or "nb_articles" => row.Count(column),
        "date_commande" => row.Moment(column),
        _ => row.Text(column),
    };

    private async Task AddToRevenueAsync(int amount)
    {
        foreach (var name in (string[])[RollUpPipelines.Daily, RollUpPipelines.Products])
            await warehouses.RolledUp.Documents.Database.GetCollection<BsonDocument>(name).UpdateManyAsync(new BsonDocument(), new BsonDocument("$inc", new BsonDocument("ca", amount)));
    }

    private static DayPeriod Days(string from, string to) => new(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd"));
}
