using MultiMarket.Domain.Simulation.Market;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>The cities with their regions.</summary>
internal sealed class GeographyTable() : ListTable<City>("Referentiel_Geo", "Ville", "Nom:t Region:t Pays:t")
{
    protected override IReadOnlyList<City> Items(StarSource source) => City.All;

    protected override void WriteRow(City item, ITableWriter writer)
    {
        writer.Text(item.Name);
        writer.Text(item.Region);
        writer.Text("Maroc");
    }
}
