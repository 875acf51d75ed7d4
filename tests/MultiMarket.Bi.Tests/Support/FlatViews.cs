using System.Text.Json;

namespace MultiMarket.Bi.Tests.Support;

/// <summary>The fields of the warehouse's views, read from their definitions.</summary>
internal static class FlatViews
{
    private static readonly Dictionary<string, string> Reports = new()
    {
        ["v_rapport_revenue"] = "revenue",
        ["v_rapport_top_produits"] = "top-products",
        ["v_rapport_annulations"] = "cancellations",
        ["v_rapport_commande_moyenne"] = "average-order",
    };

    public static IReadOnlySet<string> Fields(string view)
    {
        var warehouse = Checkout.File("src", "MultiMarket.Warehouse");
        var stages = Reports.TryGetValue(view, out var report)
            ? Json.Read(Path.Combine(warehouse, "Reports", report + ".json"))
            : Json.Read(Path.Combine(warehouse, "Views", view + ".json")).GetProperty("pipeline");
        var project = stages.EnumerateArray().Last().GetProperty("$project");
        var fields = project.EnumerateObject().Where(p => p.Value is not { ValueKind: JsonValueKind.Number } || p.Value.GetInt32() != 0).Select(p => p.Name).ToHashSet();
        if (!project.TryGetProperty("_id", out var id) || id.ValueKind != JsonValueKind.Number) fields.Add("_id");
        return fields;
    }
}
