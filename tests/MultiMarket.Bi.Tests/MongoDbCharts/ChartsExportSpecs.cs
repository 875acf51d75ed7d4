using System.Text.Json;
using MultiMarket.Bi.Tests.Support;

namespace MultiMarket.Bi.Tests.MongoDbCharts;

public sealed class ChartsExportSpecs
{
    private static readonly JsonElement Export = Json.Read(Checkout.File("bi", "mongodb-charts", "multimarket.charts"));

    private static readonly Dictionary<string, string[]> Channels = new()
    {
        ["Number"] = ["value"],
        ["Grouped Bar"] = ["x", "y", "color"],
        ["Stacked Bar"] = ["x", "y", "color"],
        ["Data Table"] = ["group", "value", "value_series_0", "value_series_1"],
    };

    public static TheoryData<string> Items => new(Export.GetProperty("items").Names());

    [Fact]
    public void The_export_has_its_five_parts() => Export.Names().ShouldBe(["exportVersion", "dashboards", "items", "dataSources", "queries"]);

    [Fact]
    public void The_layout_places_every_item_once_and_none_upon_another()
    {
        var layout = Dashboard.GetProperty("layout").EnumerateArray().ToList();
        layout.Select(l => l.Text("i")).Order().ShouldBe(Export.GetProperty("items").Names().Order());
        var cells = layout.SelectMany(l =>
            from x in Enumerable.Range(l.GetProperty("x").GetInt32(), l.GetProperty("w").GetInt32())
            from y in Enumerable.Range(l.GetProperty("y").GetInt32(), l.GetProperty("h").GetInt32())
            select (x, y)).ToList();
        cells.ShouldBeUnique();
    }

    [Fact]
    public void The_sources_are_flat_views_of_the_warehouse()
    {
        foreach (var source in Export.GetProperty("dataSources").EnumerateObject().Select(s => s.Value))
        {
            source.Names().ShouldBe(["alias", "collection", "database", "deployment", "sourceType"]);
            source.Text("database").ShouldBe("multi_market");
            FlatViews.Fields(source.Text("collection")).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void A_chart_fills_the_channels_of_its_kind_with_fields_that_exist(string name)
    {
        var item = Export.GetProperty("items").GetProperty(name);
        var fields = Fields(item.Text("dataSourceId"));
        Dashboards.Names().ShouldContain(item.Text("dashboardId"));
        item.GetProperty("reductions").Names().ShouldBeEmpty("flat views have no arrays");
        item.GetProperty("channels").Names().Except(Channels[item.Text("chartType")]).ShouldBeEmpty();
        foreach (var channel in item.GetProperty("channels").EnumerateObject())
        {
            fields.ShouldContain(channel.Value.Text("field"), $"{name}, {channel.Name}");
            if (channel.Value.Text("channelType") == "aggregation") channel.Value.Text("aggregate").ShouldBeOneOf("sum", "mean", "count");
            else channel.Value.Text("channelType").ShouldBe("category");
        }

        item.GetProperty("filters").EnumerateArray().Select(f => f.Text("fieldPath")).Except(fields).ShouldBeEmpty();
        item.GetProperty("customisations").GetProperty("channels").Names().Except(item.GetProperty("channels").Names()).ShouldBeEmpty();
    }

    [Fact]
    public void The_filters_of_the_dashboard_act_on_both_views()
    {
        foreach (var link in Dashboard.GetProperty("filters").EnumerateArray().SelectMany(f => f.GetProperty("linkedFields").EnumerateArray()))
            Fields(link.Text("dataSourceId")).ShouldContain(link.Text("fieldPath"));
    }

    [Theory]
    [InlineData("ca-mensuel-par-canal", "mois", "ca", "sum")]
    [InlineData("top-produits", "nom", "quantite_vendue", "sum")]
    [InlineData("annulation-par-canal", "canal", "annulee", "mean")]
    [InlineData("panier-moyen-par-canal", "canal", "ca", "mean")]
    public void The_four_charts_show_what_they_must(string name, string category, string value, string aggregate)
    {
        var channels = Export.GetProperty("items").GetProperty(name).GetProperty("channels");
        channels.GetProperty("y").Text("field").ShouldBe(category);
        channels.GetProperty("x").Text("field").ShouldBe(value);
        channels.GetProperty("x").Text("aggregate").ShouldBe(aggregate);
    }

    [Theory]
    [InlineData("panier-moyen-par-canal")]
    [InlineData("tuile-panier")]
    public void An_average_order_leaves_out_the_orders_that_do_not_count(string name)
    {
        var filter = Export.GetProperty("items").GetProperty(name).GetProperty("filters")[0];
        filter.Text("fieldPath").ShouldBe("compte_ca");
        filter.GetProperty("settings").GetProperty("min").Text("value").ShouldBe("1");
    }

    private static JsonElement Dashboards => Export.GetProperty("dashboards");

    private static JsonElement Dashboard => Dashboards.EnumerateObject().Single().Value;

    private static IReadOnlySet<string> Fields(string source) => FlatViews.Fields(Export.GetProperty("dataSources").GetProperty(source).Text("collection"));
}
