using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The reasons for returns.</summary>
internal sealed class ReturnReasonsTable() : ListTable<ReturnReason>("Dim_Motif_Retour", "Motif", "ID_Motif:k Motif:t Categorie:t")
{
    protected override IReadOnlyList<ReturnReason> Items(StarSource source) => ReturnReason.All;

    protected override void WriteRow(ReturnReason item, ITableWriter writer)
    {
        writer.Integer(item.Number);
        writer.Text(item.Name);
        writer.Text(item.Kind);
    }
}
