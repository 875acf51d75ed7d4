using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>
/// One row for each order line. <c>Montant_Brut − Remise_Appliquee = Montant_TTC = Montant_HT + TVA</c> and
/// <c>Marge = Montant_HT − Cout_Produit</c>, to the cent. <c>Code_Commande</c> is <c>order_id</c> in the warehouse.
/// </summary>
internal sealed class SalesTable() : Table(
    "Fait_Ventes",
    "Vente",
    "ID_Vente:k ID_Commande:i Code_Commande:t ID_Client:i ID_Produit:i ID_Date:i Date_Vente:d Heure_Vente:i DateTime_Vente:m ID_Canal:i ID_Promotion:i "
    + "ID_Livraison:i Statut:t Quantite:i Prix_Unitaire:a Montant_Brut:a Remise_Appliquee:a Montant_HT:a TVA:a Montant_TTC:a Cout_Produit:a Marge:a "
    + "Date_Expedition:m Date_Livraison:m")
{
    public override long Records(StarSource source) => source.Sales;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        var id = 0L;
        foreach (var sale in source.DrawSales())
            foreach (var line in sale.Lines)
                WriteRow(++id, sale, line, source, writer);
    }

    private static void WriteRow(long id, Sale sale, SaleLine line, StarSource source, ITableWriter writer)
    {
        var (end, fulfilment) = (source.History.End, sale.Fulfilment);
        writer.Integer(id);
        writer.Integer(sale.Number);
        writer.Text(source.History.OrderId(sale.Number));
        writer.Integer(sale.Client.Number);
        writer.Integer(line.Product.Number);
        writer.Integer(source.DateId(sale.PlacedAt));
        writer.Day(DateOnly.FromDateTime(sale.PlacedAt));
        writer.Integer(sale.PlacedAt.Hour);
        writer.Moment(sale.PlacedAt);
        writer.Integer(StarSource.ChannelId(sale.Channel));
        writer.Integer(source.Campaigns.NumberOf(sale));
        writer.Integer(fulfilment.Carrier?.Number);
        writer.Text(fulfilment.StatusAt(end).Name());
        writer.Integer(line.Quantity);
        writer.Amount(line.UnitPrice);
        var withoutTax = line.AmountWithoutTax((decimal)source.History.Model.Parameters.Catalogue.VatRate);
        writer.Amount(line.FullAmount);
        writer.Amount(line.Discount);
        writer.Amount(withoutTax);
        writer.Amount(line.Amount - withoutTax);
        writer.Amount(line.Amount);
        writer.Amount(line.Cost);
        writer.Amount(withoutTax - line.Cost);
        writer.Moment(fulfilment.ShippedAt < end ? fulfilment.ShippedAt : null);
        writer.Moment(fulfilment.DeliveredAt < end ? fulfilment.DeliveredAt : null);
        writer.EndRow();
    }
}
