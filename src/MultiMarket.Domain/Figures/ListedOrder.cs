namespace MultiMarket.Domain.Figures;

/// <summary>One order of a list.</summary>
/// <param name="Key">Its key in the warehouse, <c>canal:order_id</c>.</param>
/// <param name="PlacedAt"><c>date_commande</c>.</param>
/// <param name="Channel"><c>canal</c>.</param>
/// <param name="Status"><c>statut_commande</c>.</param>
/// <param name="ClientId">Who ordered.</param>
/// <param name="City">Where it goes; empty for shops.</param>
/// <param name="Address">The address; empty for shops.</param>
/// <param name="Contents">What was ordered, in words.</param>
/// <param name="Items">The sum of the quantities.</param>
/// <param name="Total">Its amount, in MAD.</param>
public sealed record ListedOrder(
    string Key, DateTime PlacedAt, string Channel, string Status, string ClientId, string City, string Address, string Contents, long Items, decimal Total)
{
    /// <summary>Reads a row of <see cref="FigureNames.Orders"/>.</summary>
    public static ListedOrder Of(FigureRow row) => new(
        row.Text("commande"), row.Moment("date_commande"), row.Text("canal"), row.Text("statut_commande"), row.Text("client_id"), row.Text("ville"),
        row.Text("adresse"), row.Text("contenu"), row.Count("nb_articles"), row.Decimal("montant_total") ?? 0);
}
