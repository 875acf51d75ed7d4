namespace MultiMarket.Domain.Bi;

/// <summary>A flat table for BI tools: its name and its columns, in order.</summary>
/// <param name="Name">Its name in addresses and files.</param>
/// <param name="Summary">What one row is.</param>
/// <param name="Columns">Its columns; the first ones identify a row.</param>
public sealed record StarTable(string Name, string Summary, IReadOnlyList<StarColumn> Columns);

/// <summary>The flat tables that BI tools read; together they are a star around orders and order lines.</summary>
public static class StarTables
{
    /// <summary>One row per order.</summary>
    public static StarTable Orders { get; } = new("commandes", "One row per order; ca is zero for a cancelled or refunded order.",
    [
        Text("commande"), Text("order_id"), Text("client_id"), new("date_commande", StarColumnKind.WallClock), Day("jour"), Text("mois"), Number("annee"),
        Text("trimestre"), Number("heure"), Number("jour_semaine"), Text("canal"), Text("statut_commande"), Text("ville"), Number("nb_lignes"),
        Number("nb_articles"), Amount("montant_total"), Amount("ca"), Number("compte_ca"), Number("annulee"), Text("fichier"),
        new("recu_le", StarColumnKind.Instant), new("insere_le", StarColumnKind.Instant),
    ]);

    /// <summary>One row per order line.</summary>
    public static StarTable Lines { get; } = new("lignes", "One row per order line; ca and quantite_vendue are zero for a cancelled or refunded order.",
    [
        Text("commande"), Number("ligne"), Text("client_id"), new("date_commande", StarColumnKind.WallClock), Day("jour"), Text("mois"), Text("canal"),
        Text("statut_commande"), Text("ville"), Text("produit_id"), Text("nom"), Number("quantite"), Amount("prix_unitaire"), Amount("montant"),
        Amount("ca"), Number("quantite_vendue"), Number("compte_ca"),
    ]);

    /// <summary>One row per client who ordered.</summary>
    public static StarTable Clients { get; } = new("clients", "One row per client who ordered in the period; ville is that of the last delivery.",
    [
        Text("client_id"), Text("ville"), Day("premiere_commande"), Day("derniere_commande"), Number("commandes"), Number("annulees"), Amount("ca"),
    ]);

    /// <summary>One row per product that was ordered.</summary>
    public static StarTable Products { get; } = new("produits", "One row per product ordered in the period; quantite and ca leave cancelled and refunded orders out.",
    [
        Text("produit_id"), Text("nom"), Day("premiere_vente"), Day("derniere_vente"), Number("lignes"), Number("quantite"), Amount("ca"),
    ]);

    /// <summary>One row per day.</summary>
    public static StarTable Calendar { get; } = new("calendrier", "One row per day of the years that hold orders; canal has no effect.",
    [
        Day("jour"), Number("annee"), Text("trimestre"), Text("mois"), Number("mois_numero"), Text("mois_nom"), Number("semaine_iso"),
        Number("jour_semaine"), Text("jour_nom"), Number("week_end"),
    ]);

    /// <summary>Every table.</summary>
    public static IReadOnlyList<StarTable> All { get; } = [Orders, Lines, Clients, Products, Calendar];

    /// <summary>The table of that name, or null.</summary>
    public static StarTable? Find(string? name) => All.FirstOrDefault(t => t.Name == name);

    private static StarColumn Text(string name) => new(name, StarColumnKind.Text);

    private static StarColumn Number(string name) => new(name, StarColumnKind.Number);

    private static StarColumn Amount(string name) => new(name, StarColumnKind.Amount);

    private static StarColumn Day(string name) => new(name, StarColumnKind.Day);
}
