using MongoDB.Bson;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;
using MultiMarket.Warehouse.Views;

namespace MultiMarket.Warehouse.Star;

/// <summary>The pipelines over the orders that give the rows of the flat tables.</summary>
internal static class StarPipelines
{
    private static readonly BsonDocument Counts = BsonDocument.Parse("""{ "$in": ["$statut_commande", ["en attente", "payée", "expédiée", "livrée"]] }""");

    // A client's city is that of the latest order with a delivery: documents compare field by field, the date first, and null loses.
    private static readonly BsonDocument[] Clients =
    [
        new("$group", new BsonDocument
        {
            { "_id", "$client_id" },
            { "livraison", Max(BsonDocument.Parse("""{ "$cond": [{ "$eq": [{ "$type": "$livraison.ville" }, "string"] }, { "date": "$date_commande", "ville": "$livraison.ville" }, null] }""")) },
            { "premiere_commande", new BsonDocument("$min", "$date_commande") },
            { "derniere_commande", Max("$date_commande") },
            { "commandes", Sum(1) },
            { "annulees", Sum(BsonDocument.Parse("""{ "$cond": [{ "$eq": ["$statut_commande", "annulée"] }, 1, 0] }""")) },
            { "ca", SumCounted("$montant_total") },
        }),
        BsonDocument.Parse("""{ "$set": { "client_id": "$_id", "ville": "$livraison.ville" } }"""),
    ];

    private static readonly BsonDocument[] Products =
    [
        new("$unwind", "$produits"),
        new("$group", new BsonDocument
        {
            { "_id", "$produits.produit_id" },
            { "nom", Max("$produits.nom") },
            { "premiere_vente", new BsonDocument("$min", "$date_commande") },
            { "derniere_vente", Max("$date_commande") },
            { "lignes", Sum(1) },
            { "quantite", SumCounted("$produits.quantite") },
            { "ca", SumCounted("$produits.montant") },
        }),
        BsonDocument.Parse("""{ "$set": { "produit_id": "$_id" } }"""),
    ];

    /// <summary>The pipeline of a table other than the calendar.</summary>
    public static BsonDocument[] Of(StarTable table, StarSelection selection)
    {
        var stages = table == StarTables.Orders ? ViewDefinition.Orders.Pipeline
            : table == StarTables.Lines ? ViewDefinition.Lines.Pipeline
            : table == StarTables.Clients ? Clients
            : table == StarTables.Products ? Products
            : throw new ArgumentException($"'{table.Name}' is not computed from orders", nameof(table));
        return [new("$match", Filter(selection)), .. stages];
    }

    private static BsonDocument Filter(StarSelection selection)
    {
        var days = new BsonDocument();
        if (selection.From is { } from) days.Add("$gte", Midnight(from));
        if (selection.To is { } to && to < DateOnly.MaxValue) days.Add("$lt", Midnight(to.AddDays(1)));
        var filter = new BsonDocument();
        // With days, every channel is named, because the index begins with it.
        if (selection.Channels.Count < Channel.All.Count || days.ElementCount > 0)
            filter.Add("canal", new BsonDocument("$in", new BsonArray(selection.Channels.Select(c => c.Name))));
        if (days.ElementCount > 0) filter.Add("date_commande", days);
        return filter;
    }

    // Dates are stored as the merchant's wall clock in the guise of UTC, so a day begins at midnight UTC.
    private static BsonDateTime Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    private static BsonDocument Max(BsonValue value) => new("$max", value);

    private static BsonDocument Sum(BsonValue value) => new("$sum", value);

    private static BsonDocument SumCounted(string field) => Sum(new BsonDocument("$cond", new BsonArray { Counts, field, 0 }));
}
