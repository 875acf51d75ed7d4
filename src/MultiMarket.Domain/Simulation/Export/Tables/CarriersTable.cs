using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The carriers with what they promise.</summary>
internal sealed class CarriersTable() : ListTable<Carrier>("Dim_Livraison", "Livraison", "ID_Livraison:k Transporteur:t Type_Livraison:t Delai_Prevu_Jours:i")
{
    protected override IReadOnlyList<Carrier> Items(StarSource source) => source.History.Model.Carriers;

    protected override void WriteRow(Carrier item, ITableWriter writer)
    {
        writer.Integer(item.Number);
        writer.Text(item.Name);
        writer.Text(item.Service);
        writer.Integer(item.Days);
    }
}
