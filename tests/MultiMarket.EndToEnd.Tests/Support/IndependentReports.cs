using System.Globalization;
using System.Text.Json;

namespace MultiMarket.EndToEnd.Tests.Support;

/// <summary>Computes the four reports from order files, without the warehouse and without any code of the product.</summary>
internal static class IndependentReports
{
    private static readonly string[] NoRevenue = ["annulée", "remboursée"];

    /// <summary>The rows, each value as invariant text without trailing zeros.</summary>
    public static IReadOnlyList<string[]> Compute(string report, IEnumerable<string> files)
    {
        var orders = files.Select(f => JsonDocument.Parse(File.ReadAllBytes(f)).RootElement).ToList();
        var sold = orders.Where(o => !NoRevenue.Contains(Text(o, "statut_commande"))).ToList();
        return report switch
        {
            "revenue" => [.. sold.GroupBy(o => (Month: Text(o, "date_commande")[..7], Channel: Text(o, "canal")))
                .OrderBy(g => g.Key.Month, StringComparer.Ordinal).ThenBy(g => g.Key.Channel, StringComparer.Ordinal)
                .Select(g => Row(g.Key.Month, g.Key.Channel, g.Sum(Amount), g.Count()))],
            "top-products" => [.. sold.SelectMany(Lines).GroupBy(l => Text(l, "produit_id"))
                .Select(g => (Id: g.Key, Name: g.Max(l => Text(l, "nom"))!, Quantity: g.Sum(Quantity), Amount: g.Sum(LineAmount)))
                .OrderByDescending(p => p.Quantity).ThenBy(p => p.Id, StringComparer.Ordinal).Take(10)
                .Select(p => Row(p.Id, p.Name, p.Quantity, p.Amount))],
            "cancellations" => [.. ByChannel(orders)
                .Select(g => (g.Key, All: g.Count(), Cancelled: g.Count(o => Text(o, "statut_commande") == "annulée")))
                .Select(c => Row(c.Key, c.All, c.Cancelled, Math.Round((decimal)c.Cancelled / c.All, 4, MidpointRounding.ToEven)))],
            "average-order" => [.. ByChannel(sold)
                .Select(g => Row(g.Key, g.Count(), g.Sum(Amount), Math.Round(g.Sum(Amount) / g.Count(), 2, MidpointRounding.ToEven)))],
            _ => throw new ArgumentOutOfRangeException(nameof(report), report, "No such report"),
        };
    }

    /// <summary>A number as invariant text without trailing zeros.</summary>
    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static IEnumerable<IGrouping<string, JsonElement>> ByChannel(IEnumerable<JsonElement> orders) =>
        orders.GroupBy(o => Text(o, "canal")).OrderBy(g => g.Key, StringComparer.Ordinal);

    private static string[] Row(params object[] values) =>
        [.. values.Select(v => v is string text ? text : Plain(Convert.ToDecimal(v, CultureInfo.InvariantCulture)))];

    private static decimal Amount(JsonElement order) => Lines(order).Sum(LineAmount);

    private static IEnumerable<JsonElement> Lines(JsonElement order) => order.GetProperty("produits").EnumerateArray();

    private static decimal LineAmount(JsonElement line) => Quantity(line) * line.GetProperty("prix_unitaire").GetDecimal();

    private static int Quantity(JsonElement line) => line.GetProperty("quantite").GetInt32();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
