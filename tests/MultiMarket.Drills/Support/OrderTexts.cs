using System.Text;

namespace MultiMarket.Drills.Support;

/// <summary>Order files for the drills.</summary>
internal static class OrderTexts
{
    /// <summary>The folder of a channel.</summary>
    public static string FolderOf(string channel) => channel switch
    {
        "web" => "site_web",
        "mobile" => "application_mobile",
        _ => "boutique_physique",
    };

    /// <summary>A valid order.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="id">Its id.</param>
    /// <param name="client">Its client; another one makes other content under the same id.</param>
    public static byte[] Of(string channel, string id, string client = "C1")
    {
        var delivery = channel == "boutique" ? "" : ""","livraison":{"adresse":"10 Av Roudani","ville":"Casablanca"}""";
        return Encoding.UTF8.GetBytes($$"""
            {"order_id":"{{id}}","client_id":"{{client}}","produits":[{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":8500.00}],"date_commande":"2025-04-26T14:00:00","canal":"{{channel}}","statut_commande":"payée"{{delivery}}}
            """);
    }
}
