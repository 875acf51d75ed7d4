using MultiMarket.Domain.Simulation.Objectives;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>One row for each month and channel, in MAD with tax.</summary>
internal sealed class ObjectivesTable() : Table("Objectifs_Mensuels", "Objectif", "Annee:i Mois:i ID_Canal:i Objectif_CA:a Budget_Marketing:a")
{
    public override long Records(StarSource source) => source.Sales;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        foreach (var objective in ObjectivePlan.Derive(source.History, source.Sales, source.Advance))
        {
            writer.Integer(objective.Year);
            writer.Integer(objective.Month);
            writer.Integer(StarSource.ChannelId(objective.Channel));
            writer.Amount(objective.Revenue);
            writer.Amount(objective.Marketing);
            writer.EndRow();
        }
    }
}
