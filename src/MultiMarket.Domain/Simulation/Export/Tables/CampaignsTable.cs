namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The promotions, one row for each of their windows. <c>Valeur_Remise</c> is in percent.</summary>
internal sealed class CampaignsTable() : ListTable<Campaign>(
    "Dim_Promotion", "Promotion", "ID_Promotion:k Code_Promo:t Nom_Campagne:t Type_Remise:t Valeur_Remise:a Date_Debut:d Date_Fin:d")
{
    protected override IReadOnlyList<Campaign> Items(StarSource source) => source.Campaigns.All;

    protected override void WriteRow(Campaign item, ITableWriter writer)
    {
        writer.Integer(item.Number);
        writer.Text(item.Promotion?.Code);
        writer.Text(item.Name);
        writer.Text(item.Promotion is null ? null : "Pourcentage");
        writer.Amount(100 * (item.Promotion?.Discount ?? 0));
        writer.Day(item.Promotion is null ? null : item.First);
        writer.Day(item.Promotion is null ? null : item.Last);
    }
}
