using System.Text;

namespace MultiMarket.Drills.Ledger;

/// <summary>Order files for the drills of the ledger.</summary>
internal static class LedgerOrders
{
    /// <summary>A valid order of the web site.</summary>
    public static byte[] Web(string id, string price = "8500.00") => Encoding.UTF8.GetBytes(
        $$"""{"order_id":"{{id}}","client_id":"secret-client","produits":[{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":{{price}} }],"date_commande":"2025-04-26T14:00:00","canal":"web","statut_commande":"payée","livraison":{"adresse":"10 Av Roudani","ville":"Casablanca"} }""");
}
