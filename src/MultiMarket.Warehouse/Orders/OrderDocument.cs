using MongoDB.Bson;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Warehouse.Orders;

/// <summary>The shape of an order in <c>commandes</c>.</summary>
internal static class OrderDocument
{
    /// <summary>The version of the rules by which <c>empreinte</c> is computed.</summary>
    public const int FingerprintVersion = 1;

    private static readonly BsonString[] StatusNames = [.. OrderStatuses.All.Select(s => new BsonString(s.Name()))];
    private static readonly BsonInt32 CurrentFingerprintVersion = new(FingerprintVersion);

    /// <summary>Builds the document of one order. Its id is <see cref="Order.Key"/>.</summary>
    public static BsonDocument Create(ReceivedOrder received, BsonDateTime insertedAt, BsonString host)
    {
        var order = received.Order;
        var channel = new BsonString(order.Channel.Name);
        var lines = Lines(order, out var total, out var itemCount);
        var document = new BsonDocument
        {
            { "_id", order.Key },
            { "order_id", order.OrderId },
            { "client_id", order.ClientId },
            { "produits", lines },
            { "montant_total", Amount(total) },
            { "nb_articles", itemCount },
            { "date_commande", WallClock(order.PlacedAt) },
            { "canal", channel },
            { "statut_commande", StatusNames[(int)order.Status] },
        };
        if (order.Delivery is { } delivery) document.Add("livraison", new BsonDocument { { "adresse", delivery.Address }, { "ville", delivery.City } });
        if (order.Extra is { } extra) document.Add("_extra", extra);
        var ingestion = new BsonDocument
        {
            { "source", order.Channel.Folder },
            { "empreinte", received.Fingerprint },
            { "empreinte_v", CurrentFingerprintVersion },
            { "recu_le", new BsonDateTime(received.ReceivedAt.UtcDateTime) },
            { "insere_le", insertedAt },
            { "hote", host },
        };
        if (received.File is { } file) ingestion.InsertAt(0, new BsonElement("fichier", file));
        document.Add("ingestion", ingestion);
        return document;
    }

    private static BsonArray Lines(Order order, out decimal total, out int itemCount)
    {
        var lines = new BsonArray(order.Lines.Count);
        total = 0m;
        itemCount = 0;
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            var amount = line.Amount;
            total += amount;
            itemCount += line.Quantity;
            lines.Add(new BsonDocument
            {
                { "produit_id", line.ProductId },
                { "nom", line.Name },
                { "quantite", line.Quantity },
                { "prix_unitaire", Amount(line.UnitPrice) },
                { "montant", Amount(amount) },
            });
        }
        return lines;
    }

    private static BsonDecimal128 Amount(decimal value) => new(new Decimal128(value));

    // The driver shifts a date of any other kind by the zone of the machine.
    private static BsonDateTime WallClock(DateTime value) => new(DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
