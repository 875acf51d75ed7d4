using MultiMarket.Domain.Simulation.Stock;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>One row for each product and Sunday, in pieces: <c>Quantite_Disponible = Stock_Ouverture + Entrees + Retours − Sorties</c>.</summary>
internal sealed class StockTable() : Table(
    "Fait_Stock",
    "Stock",
    "ID_Stock:k ID_Produit:i ID_Date:i Date_Snapshot:d Stock_Ouverture:i Entrees:i Retours:i Sorties:i Quantite_Disponible:i Quantite_Reservee:i "
    + "Seuil_Reapprovisionnement:i Livraison_Express:i Valeur_Stock:a")
{
    public override long Records(StarSource source) => source.Sales;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        var id = 0L;
        foreach (var week in StockLedger.Derive(source.History, source.Sales, source.Advance))
        {
            writer.Integer(++id);
            writer.Integer(week.Product.Number);
            writer.Integer(source.DateId(week.EndsOn.ToDateTime(default)));
            writer.Day(week.EndsOn);
            writer.Integer(week.Opening);
            writer.Integer(week.Received);
            writer.Integer(week.Returned);
            writer.Integer(week.Sold);
            writer.Integer(week.Closing);
            writer.Integer(week.Reserved);
            writer.Integer(week.ReorderPoint);
            writer.Integer(week.IsExpress ? 1 : 0);
            writer.Amount(week.Closing * week.Product.Cost);
            writer.EndRow();
        }
    }
}
