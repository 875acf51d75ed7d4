using System.Reflection;
using MongoDB.Bson;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Reports;

namespace MultiMarket.Warehouse.Views;

/// <summary>A flat view for BI tools.</summary>
/// <param name="Name">Its name in the database.</param>
/// <param name="Version">Grows with every change of the pipeline, so that a host with an older version leaves a newer view alone.</param>
/// <param name="ViewOn">The collection that it reads.</param>
/// <param name="Pipeline">Its stages.</param>
internal sealed record ViewDefinition(string Name, int Version, string ViewOn, IReadOnlyList<BsonDocument> Pipeline)
{
    // A report's view is the report's pipeline as it stands; its version grows with that file.
    private const int ReportVersion = 1;

    /// <summary>One row per order.</summary>
    public static ViewDefinition Orders { get; } = Read("v_commandes");

    /// <summary>One row per order line.</summary>
    public static ViewDefinition Lines { get; } = Read("v_lignes");

    /// <summary>Every view.</summary>
    public static IReadOnlyList<ViewDefinition> All { get; } =
    [
        Orders,
        Lines,
        OfReport("v_rapport_revenue", ReportNames.Revenue),
        OfReport("v_rapport_top_produits", ReportNames.TopProducts),
        OfReport("v_rapport_annulations", ReportNames.Cancellations),
        OfReport("v_rapport_commande_moyenne", ReportNames.AverageOrder),
    ];

    /// <summary>True when a view with these options, as the server lists them, is this one.</summary>
    public bool IsDefinedBy(BsonDocument options) =>
        options.TryGetValue("viewOn", out var source) && source == ViewOn && options.TryGetValue("pipeline", out var stages) && stages == new BsonArray(Pipeline);

    private static ViewDefinition OfReport(string view, string report) =>
        new(view, ReportVersion, WarehouseOptions.Collection, Stages(BsonDocument.Parse($"{{ \"pipeline\": {ReportPipelines.Text(report)} }}")));

    private static ViewDefinition Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"MultiMarket.Warehouse.Views.{name}.json")!;
        using var reader = new StreamReader(stream);
        var definition = BsonDocument.Parse(reader.ReadToEnd());
        return new ViewDefinition(name, definition["version"].AsInt32, definition["viewOn"].AsString, Stages(definition));
    }

    private static BsonDocument[] Stages(BsonDocument definition) => [.. definition["pipeline"].AsBsonArray.Select(stage => stage.AsBsonDocument)];
}
