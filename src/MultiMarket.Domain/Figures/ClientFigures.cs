namespace MultiMarket.Domain.Figures;

/// <summary>Clients and items over one selection; orders that do not count as revenue are left out.</summary>
/// <param name="ActiveClients">Clients with at least one order.</param>
/// <param name="Items">Pieces ordered.</param>
/// <param name="ItemsPerOrder">Pieces per order; null without orders.</param>
public sealed record ClientFigures(long ActiveClients, long Items, decimal? ItemsPerOrder)
{
    /// <summary>The figures of a selection without orders.</summary>
    public static ClientFigures None { get; } = new(0, 0, null);

    /// <summary>Reads the row of <see cref="FigureNames.Clients"/>; there is none without orders.</summary>
    public static ClientFigures Of(FigureTable table) => table.Rows.Count == 0 ? None : Of(table.Rows[0]);

    /// <summary>Reads one row.</summary>
    public static ClientFigures Of(FigureRow row) => new(row.Count("clients_actifs"), row.Count("articles"), row.Decimal("articles_par_commande"));
}
