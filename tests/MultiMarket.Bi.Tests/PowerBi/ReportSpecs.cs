using System.Text.Json;
using MultiMarket.Bi.Tests.Support;

namespace MultiMarket.Bi.Tests.PowerBi;

public sealed class ReportSpecs
{
    private static readonly string Project = Checkout.File("bi", "powerbi");
    private static readonly string Definition = Path.Combine(Project, "MultiMarket.Report", "definition");

    private static readonly Dictionary<string, string[]> Roles = new()
    {
        ["columnChart"] = ["Category", "Y", "Series", "Tooltips"],
        ["clusteredColumnChart"] = ["Category", "Y", "Series", "Tooltips"],
        ["clusteredBarChart"] = ["Category", "Y", "Series", "Tooltips"],
        ["lineChart"] = ["Category", "Y", "Series", "Tooltips"],
        ["treemap"] = ["Category", "Y"],
        ["card"] = ["Values"],
        ["tableEx"] = ["Values"],
        ["slicer"] = ["Values"],
    };

    public static TheoryData<string> JsonFiles => new(Directory.GetFiles(Project, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".json" or ".pbip" or ".pbir" or ".pbism" or ".platform").Select(f => Path.GetRelativePath(Project, f)).Order());

    public static TheoryData<string> Pages => new(PageNames);

    public static TheoryData<string> Visuals => new(VisualFiles);

    private static string[] PageNames => [.. Directory.GetDirectories(Path.Combine(Definition, "pages")).Select(f => Path.GetFileName(f)).Order()];

    private static string[] VisualFiles => [.. Directory.GetFiles(Path.Combine(Definition, "pages"), "visual.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Definition, f)).Order()];

    [Theory]
    [MemberData(nameof(JsonFiles))]
    public void Every_file_is_JSON_and_names_the_schema_of_its_kind(string file)
    {
        var json = Json.Read(Path.Combine(Project, file));
        json.ValueKind.ShouldBe(JsonValueKind.Object);
        if (file.Contains("RegisteredResources", StringComparison.Ordinal)) return;
        json.Text("$schema").ShouldMatch($"^https://developer\\.microsoft\\.com/json-schemas/fabric/{SchemaOf(Path.GetFileName(file))}/\\d+\\.\\d+\\.\\d+/schema\\.json$");
    }

    [Fact]
    public void The_project_leads_to_the_report_and_the_report_to_the_model()
    {
        var report = Json.Read(Path.Combine(Project, "MultiMarket.pbip")).GetProperty("artifacts")[0].GetProperty("report").Text("path");
        var pbir = Json.Read(Path.Combine(Project, report, "definition.pbir"));
        pbir.Text("version").ShouldBe("4.0");
        var model = pbir.GetProperty("datasetReference").GetProperty("byPath").Text("path");
        File.Exists(Path.Combine(Project, report, model, "definition.pbism")).ShouldBeTrue(model);
        Json.Read(Path.Combine(Definition, "version.json")).Text("version").ShouldBe("2.0.0");
    }

    [Fact]
    public void The_theme_is_a_file_of_the_report()
    {
        var report = Json.Read(Path.Combine(Definition, "report.json"));
        var theme = report.GetProperty("themeCollection").GetProperty("customTheme");
        var item = report.GetProperty("resourcePackages").EnumerateArray().Single(p => p.Text("type") == theme.Text("type")).GetProperty("items")[0];
        item.Text("name").ShouldBe(theme.Text("name"));
        Json.Read(Path.Combine(Definition, "..", "StaticResources", theme.Text("type"), item.Text("path"))).GetProperty("dataColors").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public void The_list_of_pages_is_complete()
    {
        var pages = Json.Read(Path.Combine(Definition, "pages", "pages.json"));
        pages.GetProperty("pageOrder").EnumerateArray().Select(p => p.GetString()).Order().ShouldBe(PageNames);
        pages.GetProperty("pageOrder").EnumerateArray().Select(p => p.GetString()).ShouldContain(pages.Text("activePageName"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_bears_the_name_of_its_folder(string page)
    {
        var json = Json.Read(Path.Combine(Definition, "pages", page, "page.json"));
        json.Text("name").ShouldBe(page);
        page.ShouldMatch(NameRule);
        json.Text("displayName").ShouldNotBeEmpty();
        json.Text("displayOption").ShouldBeOneOf("FitToPage", "FitToWidth", "ActualSize");
    }

    [Theory]
    [MemberData(nameof(Visuals))]
    public void A_visual_is_formed_as_its_kind_demands(string file)
    {
        var json = Json.Read(Path.Combine(Definition, file));
        json.Names().Except(["$schema", "name", "position", "visual", "filterConfig"]).ShouldBeEmpty();
        json.Text("name").ShouldBe(Path.GetFileName(Path.GetDirectoryName(file)));
        json.Text("name").ShouldMatch(NameRule);
        var position = json.GetProperty("position");
        position.GetProperty("x").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        (position.GetProperty("x").GetDouble() + position.GetProperty("width").GetDouble()).ShouldBeLessThanOrEqualTo(1280);
        (position.GetProperty("y").GetDouble() + position.GetProperty("height").GetDouble()).ShouldBeLessThanOrEqualTo(720);

        var visual = json.GetProperty("visual");
        visual.Names().Except(["visualType", "query", "objects", "visualContainerObjects", "drillFilterOtherVisuals"]).ShouldBeEmpty();
        (visual.Has("objects") && visual.GetProperty("objects").Has("title")).ShouldBeFalse("a title goes in visualContainerObjects");
        visual.GetProperty("visualContainerObjects").GetProperty("title")[0].GetProperty("properties").Has("text").ShouldBeTrue();
        visual.GetProperty("query").GetProperty("queryState").Names().Except(Roles[visual.Text("visualType")]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Visuals))]
    public void Every_column_and_measure_that_a_visual_names_exists(string file)
    {
        var json = Json.Read(Path.Combine(Definition, file));
        var projections = json.GetProperty("visual").GetProperty("query").GetProperty("queryState").EnumerateObject()
            .SelectMany(role => role.Value.GetProperty("projections").EnumerateArray()).ToList();
        projections.ShouldNotBeEmpty();
        foreach (var projection in projections)
        {
            var field = projection.GetProperty("field").EnumerateObject().Single().Value;
            var (entity, property) = (field.GetProperty("Expression").GetProperty("SourceRef").Text("Entity"), field.Text("Property"));
            projection.Text("queryRef").ShouldBe($"{entity}.{property}");
            projection.Text("nativeQueryRef").ShouldBe(property);
        }

        var named = References(json).ToList();
        named.Count.ShouldBeGreaterThanOrEqualTo(projections.Count);
        foreach (var (kind, entity, property) in named)
            (kind == "Column" ? SemanticModel.Current.HasColumn(entity, property) : SemanticModel.Current.HasMeasure(entity, property)).ShouldBeTrue($"{kind} {entity}[{property}]");
    }

    [Theory]
    [MemberData(nameof(Visuals))]
    public void A_channel_has_its_colour_wherever_it_is_a_colour(string file)
    {
        var visual = Json.Read(Path.Combine(Definition, file)).GetProperty("visual");
        if (!visual.TryGetProperty("objects", out var objects) || !objects.TryGetProperty("dataPoint", out var points)) return;
        var colours = points.EnumerateArray().ToDictionary(
            p => p.Everything().Single(e => e.ValueKind == JsonValueKind.Object && e.Has("Right")).GetProperty("Right").GetProperty("Literal").Text("Value"),
            p => p.GetProperty("properties").GetProperty("fill").GetProperty("solid").GetProperty("color").GetProperty("expr").GetProperty("Literal").Text("Value"));
        colours.ShouldBe(new Dictionary<string, string> { ["'web'"] = "'#0072B2'", ["'mobile'"] = "'#E69F00'", ["'boutique'"] = "'#009E73'" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("CaMensuelParCanal", "columnChart", "Calendrier.mois", "Commandes.CA", "Canaux.canal")]
    [InlineData("TopProduits", "clusteredBarChart", "Produits.produit", "Lignes.Quantité", null)]
    [InlineData("AnnulationParCanal", "clusteredColumnChart", "Canaux.canal", "Commandes.Taux d'annulation", null)]
    [InlineData("PanierMoyenParCanal", "clusteredColumnChart", "Canaux.canal", "Commandes.Panier moyen", null)]
    public void The_four_visuals_show_what_they_must(string name, string kind, string category, string value, string? series)
    {
        var visual = Json.Read(Path.Combine(Definition, "pages", "VueEnsemble", "visuals", name, "visual.json")).GetProperty("visual");
        visual.Text("visualType").ShouldBe(kind);
        Query(visual, "Category").ShouldBe([category]);
        Query(visual, "Y").ShouldBe([value]);
        if (series is not null) Query(visual, "Series").ShouldBe([series]);
    }

    [Fact]
    public void The_best_products_are_ten()
    {
        var filter = Json.Read(Path.Combine(Definition, "pages", "VueEnsemble", "visuals", "TopProduits", "visual.json")).GetProperty("filterConfig").GetProperty("filters")[0];
        filter.Text("type").ShouldBe("TopN");
        filter.Everything().Single(e => e.ValueKind == JsonValueKind.Object && e.Has("Top")).GetProperty("Top").GetInt32().ShouldBe(10);
    }

    [Fact]
    public void There_are_tiles_and_slicers()
    {
        var kinds = VisualFiles.Select(file => Json.Read(Path.Combine(Definition, file)).GetProperty("visual").Text("visualType")).ToList();
        kinds.Count(k => k == "card").ShouldBeGreaterThanOrEqualTo(6);
        kinds.Count(k => k == "slicer").ShouldBeGreaterThanOrEqualTo(3);
    }

    private const string NameRule = "^[A-Za-z0-9_-]+$";

    private static IEnumerable<string> Query(JsonElement visual, string role) =>
        visual.GetProperty("query").GetProperty("queryState").GetProperty(role).GetProperty("projections").EnumerateArray().Select(p => p.Text("queryRef"));

    // A filter names its tables by aliases, which its From resolves.
    private static IEnumerable<(string Kind, string Entity, string Property)> References(JsonElement json)
    {
        var aliases = json.Everything().Where(e => e.ValueKind == JsonValueKind.Object && e.Has("Entity") && e.Has("Name")).DistinctBy(e => e.Text("Name")).ToDictionary(e => e.Text("Name"), e => e.Text("Entity"));
        foreach (var element in json.Everything().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            foreach (var kind in (string[])["Column", "Measure"])
            {
                if (!element.TryGetProperty(kind, out var field)) continue;
                var source = field.GetProperty("Expression").GetProperty("SourceRef");
                yield return (kind, source.Has("Entity") ? source.Text("Entity") : aliases[source.Text("Source")], field.Text("Property"));
            }
        }
    }

    private static string SchemaOf(string file) => file switch
    {
        "MultiMarket.pbip" => "pbip/pbipProperties",
        ".platform" => "gitIntegration/platformProperties",
        "definition.pbir" => "item/report/definitionProperties",
        "definition.pbism" => "item/semanticModel/definitionProperties",
        "version.json" => "item/report/definition/versionMetadata",
        "report.json" => "item/report/definition/report",
        "pages.json" => "item/report/definition/pagesMetadata",
        "page.json" => "item/report/definition/page",
        "visual.json" => "item/report/definition/visualContainer",
        _ => throw new InvalidOperationException($"{file} is no file of a Power BI project"),
    };
}
