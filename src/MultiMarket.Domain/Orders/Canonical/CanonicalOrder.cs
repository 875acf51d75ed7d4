namespace MultiMarket.Domain.Orders.Canonical;

/// <summary>The canonical form that <see cref="OrderFingerprint"/> describes.</summary>
internal static class CanonicalOrder
{
    public static void Write(Order order, ref CanonicalJson json)
    {
        json.Raw("{"u8);
        if (order.Extra is not null)
        {
            json.Raw("\"_extra\":"u8);
            CanonicalExtra.Write(order.Extra, ref json);
            json.Raw(","u8);
        }

        json.Raw("\"canal\":"u8);
        json.Text(order.Channel.Name);
        json.Raw(",\"client_id\":"u8);
        json.Text(order.ClientId);
        json.Raw(",\"date_commande\":"u8);
        json.WallClockText(order.PlacedAt);
        if (order.Delivery is { } delivery)
        {
            json.Raw(",\"livraison\":{\"adresse\":"u8);
            json.Text(delivery.Address);
            json.Raw(",\"ville\":"u8);
            json.Text(delivery.City);
            json.Raw("}"u8);
        }

        json.Raw(",\"order_id\":"u8);
        json.Text(order.OrderId);
        json.Raw(",\"produits\":["u8);
        for (var i = 0; i < order.Lines.Count; i++)
        {
            if (i > 0) json.Raw(","u8);
            Write(order.Lines[i], ref json);
        }

        json.Raw("],\"statut_commande\":"u8);
        json.Text(order.Status.Name());
        json.Raw("}"u8);
    }

    private static void Write(OrderLine line, ref CanonicalJson json)
    {
        json.Raw("{\"nom\":"u8);
        json.Text(line.Name);
        json.Raw(",\"prix_unitaire\":"u8);
        json.DecimalText(line.UnitPrice);
        json.Raw(",\"produit_id\":"u8);
        json.Text(line.ProductId);
        json.Raw(",\"quantite\":"u8);
        json.Integer(line.Quantity);
        json.Raw("}"u8);
    }
}
