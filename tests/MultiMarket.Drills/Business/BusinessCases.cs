using System.Text;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Business;

/// <summary>One order of the business drills.</summary>
/// <param name="Source">The folder into which it is dropped.</param>
/// <param name="Name">The name of its file.</param>
/// <param name="Content">The file.</param>
/// <param name="Code">The code of the first rule that it breaks; null when it is taken.</param>
/// <param name="Path">The JSON path of that rule.</param>
internal sealed record BusinessCase(string Source, string Name, byte[] Content, string? Code = null, string? Path = null)
{
    public ExpectedFate Fate => Code is null ? ExpectedFate.Archived : ExpectedFate.Rejected;
}

/// <summary>Orders that are JSON as it should be and may be wrong all the same.</summary>
internal static class BusinessCases
{
    /// <summary>Orders that nothing came before.</summary>
    public static IReadOnlyList<BusinessCase> First { get; } =
    [
        Web("b-once.json", "B1"),
        Web("b-two-channels.json", "B2"),
        new("application_mobile", "b-two-channels.json", OrderTexts.Of("mobile", "B2")),
        new("boutique_physique", "b-two-channels.json", OrderTexts.Of("boutique", "B2")),
        new("boutique_physique", "b-address.json", Changed("boutique", "B3", "\"statut_commande\"", "\"livraison\":{\"adresse\":\"a\",\"ville\":\"v\"},\"statut_commande\""), "unexpected", "$.livraison"),
        Web("b-no-address.json", "B4", ",\"livraison\":{\"adresse\":\"10 Av Roudani\",\"ville\":\"Casablanca\"}", "", "missing", "$.livraison"),
        Web("b-null-address.json", "B5", "{\"adresse\":\"10 Av Roudani\",\"ville\":\"Casablanca\"}", "null", "missing", "$.livraison"),
        Web("b-no-town.json", "B6", ",\"ville\":\"Casablanca\"", "", "missing", "$.livraison.ville"),
        Web("b-zero.json", "B7", "\"quantite\":2", "\"quantite\":0", "range", "$.produits[0].quantite"),
        Web("b-negative.json", "B8", "\"quantite\":2", "\"quantite\":-2", "range", "$.produits[0].quantite"),
        Web("b-half.json", "B9", "\"quantite\":2", "\"quantite\":0.5", "precision", "$.produits[0].quantite"),
        Web("b-negative-price.json", "B10", "8500.00", "-1", "range", "$.produits[0].prix_unitaire"),
        Web("b-no-products.json", "B11", "[{\"produit_id\":\"P015\",\"nom\":\"Laptop\",\"quantite\":2,\"prix_unitaire\":8500.00}]", "[]", "length", "$.produits"),
        Web("b-unknown-channel.json", "B12", "\"canal\":\"web\"", "\"canal\":\"minitel\"", "value", "$.canal"),
        Web("b-other-channel.json", "B13", "\"canal\":\"web\"", "\"canal\":\"mobile\"", "channel", "$.canal"),
        Web("b-unknown-status.json", "B14", "payée", "perdue", "value", "$.statut_commande"),
        Web("b-impossible-date.json", "B15", "2025-04-26", "2025-02-30", "date", "$.date_commande"),
        Web("b-last-century.json", "B16", "2025-04-26", "1999-12-31", "range", "$.date_commande"),
        Web("b-far-future.json", "B17", "2025-04-26", "2999-12-31", "range", "$.date_commande"),
        Web("b-leap-day.json", "B18", "2025-04-26T14:00:00", "2024-02-29T23:59:59.999"),
        Web("b-other-month.json", "B19", "2025-04-26T14:00:00", "2025-01-31T23:30:00-05:00"),
        Web("b-traversal.json", "../../../outside/B20"),
        Web("b-traversing-channel.json", "B21", "\"canal\":\"web\"", "\"canal\":\"../mobile\"", "value", "$.canal"),
    ];

    /// <summary>Orders that meet those.</summary>
    public static IReadOnlyList<BusinessCase> Second { get; } =
    [
        Web("b-again.json", "B1"),
        Web("b-once.json", "B1"),
        Web("b-other-content.json", "B1", "\"client_id\":\"C1\"", "\"client_id\":\"C2\"", "conflict", "$.order_id"),
        Web("b-other-status.json", "B1", "payée", "livrée", "conflict", "$.order_id"),
        Web("b-same-amount.json", "B1", "8500.00", "8500"),
    ];

    public static IEnumerable<BusinessCase> All => First.Concat(Second);

    private static BusinessCase Web(string name, string id) => new("site_web", name, OrderTexts.Of("web", id));

    private static BusinessCase Web(string name, string id, string part, string replacement, string? code = null, string? path = null) =>
        new("site_web", name, Changed("web", id, part, replacement), code, path);

    private static byte[] Changed(string channel, string id, string part, string replacement)
    {
        var text = Encoding.UTF8.GetString(OrderTexts.Of(channel, id));
        text.ShouldContain(part);
        return Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal));
    }
}
