using System.Globalization;
using System.Text.Json;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>The data set of the browser specs: the same orders in every run, dated back from today.</summary>
internal static class KnownOrders
{
    /// <summary>Orders of each channel.</summary>
    public const int PerChannel = 90;

    /// <summary>The name of a product that takes all the room there is.</summary>
    private const string LongName = "Sérum visage parfum fleur d'oranger";

    private const int DaysBack = 420;

    private static readonly (string Folder, string Channel)[] Channels = [("site_web", "web"), ("application_mobile", "mobile"), ("boutique_physique", "boutique")];
    private static readonly string[] Statuses = ["payée", "livrée", "expédiée", "en attente", "livrée", "annulée", "payée", "remboursée", "livrée"];
    private static readonly string[] Cities = ["Casablanca", "Rabat", "Fès", "Tanger"];

    /// <summary>Every file: its folder, its name and its text.</summary>
    public static IEnumerable<(string Folder, string Name, byte[] Content)> Files(DateTime merchantNow)
    {
        var random = new Random(20260108);
        foreach (var (folder, channel) in Channels)
        {
            for (var i = 0; i < PerChannel; i++)
            {
                // Dense in the last weeks, thin before, and nothing in the future.
                var back = TimeSpan.FromDays(DaysBack * Math.Pow((double)i / PerChannel, 3)) + TimeSpan.FromMinutes(10 + random.Next(600));
                yield return (folder, $"{channel}-{i:D3}.json", Order(channel, $"K{i:D3}", merchantNow - back, Statuses[random.Next(Statuses.Length)], random));
            }
        }
    }

    /// <summary>One order that was placed at a moment, with a client and an address that specs look for.</summary>
    public static byte[] Placed(string id, string client, string address, DateTime at) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        order_id = id,
        client_id = client,
        produits = new[] { new { produit_id = "P900", nom = "Lampe de bureau", quantite = 1, prix_unitaire = 249.90m } },
        date_commande = Moment(at),
        canal = "web",
        statut_commande = "payée",
        livraison = new { adresse = address, ville = "Rabat" },
    });

    private static byte[] Order(string channel, string id, DateTime at, string status, Random random) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        order_id = id,
        client_id = $"C{random.Next(1, 60):D4}",
        produits = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Line(random.Next(1, 15), random.Next(1, 5))).ToArray(),
        date_commande = Moment(at),
        canal = channel,
        statut_commande = status,
        livraison = channel == "boutique" ? null : new { adresse = $"{random.Next(1, 200)} rue des Orangers", ville = Cities[random.Next(Cities.Length)] },
    });

    private static object Line(int product, int quantity) =>
        new { produit_id = $"P{product:D3}", nom = product == 1 ? LongName : $"Produit {product:D3}", quantite = quantity, prix_unitaire = product * 37.45m };

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
