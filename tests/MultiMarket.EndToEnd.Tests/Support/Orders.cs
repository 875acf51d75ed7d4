using System.Text;

namespace MultiMarket.EndToEnd.Tests.Support;

/// <summary>Order files for the specs.</summary>
internal static class OrderTexts
{
    /// <summary>The example of the specification, as it stands.</summary>
    public const string Example = """
        {"order_id":"234","client_id":"123","produits":[{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":8500.00}],"date_commande":"2025-04-26T14:00:00","canal":"web","statut_commande":"payée","livraison":{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"}}
        """;

    /// <summary>A valid order of the web site.</summary>
    public static byte[] Web(string id) => Utf8(Example.Replace("\"234\"", $"\"{id}\"", StringComparison.Ordinal));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
