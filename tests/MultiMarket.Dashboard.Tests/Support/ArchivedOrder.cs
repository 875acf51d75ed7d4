using System.Globalization;
using System.Text.Json;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>One order, read from its file without any code of the product.</summary>
internal sealed record ArchivedOrder(string Id, string Channel, string Client, DateTime At, string Status, IReadOnlyList<ArchivedLine> Lines)
{
    public bool Counts => Status is not ("annulée" or "remboursée");

    public string Month => At.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public decimal Amount => Lines.Sum(l => l.Quantity * l.Price);

    /// <summary>Every order in the archive of a host.</summary>
    public static IReadOnlyList<ArchivedOrder> All(HostProcess host) =>
        [.. Directory.GetFiles(Path.Combine(host.Data, "archive"), "*.json", SearchOption.AllDirectories).Select(Read).DistinctBy(o => (o.Channel, o.Id))];

    private static ArchivedOrder Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var order = document.RootElement;
        return new ArchivedOrder(
            order.GetProperty("order_id").GetString()!,
            order.GetProperty("canal").GetString()!,
            order.GetProperty("client_id").GetString()!,
            DateTime.Parse(order.GetProperty("date_commande").GetString()!, CultureInfo.InvariantCulture),
            order.GetProperty("statut_commande").GetString()!,
            [.. order.GetProperty("produits").EnumerateArray().Select(l => new ArchivedLine(
                l.GetProperty("produit_id").GetString()!, l.GetProperty("nom").GetString()!, l.GetProperty("quantite").GetInt32(), l.GetProperty("prix_unitaire").GetDecimal()))]);
    }
}

/// <summary>One line of an order.</summary>
internal sealed record ArchivedLine(string Product, string Name, int Quantity, decimal Price);
