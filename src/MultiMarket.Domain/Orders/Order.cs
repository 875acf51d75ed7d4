using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Orders;

/// <summary>One valid order. Amounts are in MAD (Moroccan dirham).</summary>
/// <param name="OrderId"><c>order_id</c>, unique within its channel.</param>
/// <param name="ClientId"><c>client_id</c>.</param>
/// <param name="Lines"><c>produits</c>, in the order of the file.</param>
/// <param name="PlacedAt"><c>date_commande</c>: the merchant's wall clock. Its kind is <see cref="DateTimeKind.Utc"/> so that nothing shifts it on its way.</param>
/// <param name="Channel"><c>canal</c>.</param>
/// <param name="Status"><c>statut_commande</c>.</param>
/// <param name="Delivery"><c>livraison</c>; null for shops.</param>
/// <param name="Extra">The fields that the contract does not name, as the text of one JSON object; null when there are none.</param>
public sealed record Order(
    string OrderId,
    string ClientId,
    IReadOnlyList<OrderLine> Lines,
    DateTime PlacedAt,
    Channel Channel,
    OrderStatus Status,
    Delivery? Delivery,
    string? Extra = null)
{
    /// <summary>The key of the order in the warehouse: <c>canal:order_id</c>.</summary>
    public string Key => $"{Channel.Name}:{OrderId}";

    /// <summary><c>montant_total</c>, in MAD.</summary>
    public decimal Total
    {
        get
        {
            var total = 0m;
            foreach (var line in Lines) total += line.Amount;
            return total;
        }
    }

    /// <summary><c>nb_articles</c>: the sum of the quantities.</summary>
    public int ItemCount
    {
        get
        {
            var count = 0;
            foreach (var line in Lines) count += line.Quantity;
            return count;
        }
    }
}

/// <summary>One line of an order.</summary>
/// <param name="ProductId"><c>produit_id</c>.</param>
/// <param name="Name"><c>nom</c>.</param>
/// <param name="Quantity"><c>quantite</c>, in pieces.</param>
/// <param name="UnitPrice"><c>prix_unitaire</c>, in MAD, at most four decimals.</param>
public sealed record OrderLine(string ProductId, string Name, int Quantity, decimal UnitPrice)
{
    /// <summary><c>montant</c>, in MAD.</summary>
    public decimal Amount => Quantity * UnitPrice;
}

/// <summary>Where an order goes.</summary>
/// <param name="Address"><c>adresse</c>.</param>
/// <param name="City"><c>ville</c>.</param>
public sealed record Delivery(string Address, string City);
