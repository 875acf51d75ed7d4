namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>One row for each order line that came back. <c>ID_Vente</c> is that of <see cref="SalesTable"/>.</summary>
internal sealed class ReturnsTable() : Table(
    "Fait_Retours", "Retour", "ID_Retour:k ID_Vente:i ID_Date_Retour:i Date_Retour:d ID_Motif:i Quantite:i Montant_Rembourse:a Delai_Retour_Jours:i")
{
    public override long Records(StarSource source) => source.Sales;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        var (id, saleId) = (0L, 0L);
        foreach (var sale in source.DrawSales())
        {
            foreach (var line in sale.Lines)
            {
                saleId++;
                if (sale.Fulfilment is not { ReturnedAt: { } returnedAt, DeliveredAt: { } deliveredAt, Reason: { } reason } || returnedAt >= source.History.End) continue;
                writer.Integer(++id);
                writer.Integer(saleId);
                writer.Integer(source.DateId(returnedAt));
                writer.Day(DateOnly.FromDateTime(returnedAt));
                writer.Integer(reason.Number);
                writer.Integer(line.Quantity);
                writer.Amount(line.Amount);
                writer.Integer((returnedAt.Date - deliveredAt.Date).Days);
                writer.EndRow();
            }
        }
    }
}
