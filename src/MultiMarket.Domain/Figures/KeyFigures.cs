namespace MultiMarket.Domain.Figures;

/// <summary>What a merchant looks at first, over one selection. Cancelled and refunded orders are orders, but no CA, unless the selection says otherwise.</summary>
/// <param name="Orders">Orders, whatever their status.</param>
/// <param name="Cancelled">Those of them that are cancelled.</param>
/// <param name="CountedOrders">Orders whose status counts as revenue.</param>
/// <param name="Revenue">Their amount (CA), in MAD.</param>
/// <param name="AverageOrder">CA per counted order, in MAD; null without orders.</param>
/// <param name="CancellationRate">Cancelled orders among all, from 0 to 1; null without orders.</param>
public sealed record KeyFigures(long Orders, long Cancelled, long CountedOrders, decimal Revenue, decimal? AverageOrder, decimal? CancellationRate)
{
    /// <summary>The figures of a selection without orders.</summary>
    public static KeyFigures None { get; } = new(0, 0, 0, 0, null, null);

    /// <summary>Reads the row of <see cref="FigureNames.Key"/>; there is none without orders.</summary>
    public static KeyFigures Of(FigureTable table) => table.Rows.Count == 0 ? None : Of(table.Rows[0]);

    /// <summary>Reads one row.</summary>
    public static KeyFigures Of(FigureRow row) => new(
        row.Count("commandes"), row.Count("annulees"), row.Count("commandes_ca"), row.Decimal("ca") ?? 0, row.Decimal("panier_moyen"), row.Decimal("taux_annulation"));
}
