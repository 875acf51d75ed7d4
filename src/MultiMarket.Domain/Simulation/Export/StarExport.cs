using MultiMarket.Domain.Simulation.Export.Formats;
using MultiMarket.Domain.Simulation.Export.Tables;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Domain.Simulation.Export;

/// <summary>
/// Writes a history as files for other tools: a star of dimensions and facts in the formats and under the names of OmniMarket 360.
/// Every file is made from the history by itself, so that they are written side by side and none is held in memory.
/// </summary>
public static class StarExport
{
    private static readonly Table[] Dimensions =
    [
        new ChannelsTable(), new CarriersTable(), new ReturnReasonsTable(), new GeographyTable(), new CampaignsTable(), new CalendarTable(),
        new ProductsTable(), new ClientsTable(dirty: false),
    ];

    // The longest first, so that none is left to the end.
    private static readonly StarFile[] Files =
    [
        new("base_ventes.sql", s => new SqlTableWriter(s), [.. Dimensions, new SalesTable(), new ReturnsTable()]),
        new("Fait_Ventes.xlsx", s => new XlsxTableWriter(s), new SalesTable()),
        new("Fait_Trafic_Web.json", s => new JsonTableWriter(s), new TrafficTable()),
        new("Fait_Stock.csv", s => new CsvTableWriter(s), new StockTable()),
        new("Fait_Retours.csv", s => new CsvTableWriter(s), new ReturnsTable()),
        new("Objectifs_Mensuels.xlsx", s => new XlsxTableWriter(s), new ObjectivesTable()),
        new("Dim_Client.xlsx", s => new XlsxTableWriter(s), new ClientsTable(dirty: true)),
        new("Dim_Temps.csv", s => new CsvTableWriter(s), new CalendarTable()),
        new("Dim_Promotion.csv", s => new CsvTableWriter(s), new CampaignsTable()),
        new("Dim_Produit.xml", s => new XmlTableWriter(s), new ProductsTable()),
        new("Dim_Motif_Retour.xml", s => new XmlTableWriter(s), new ReturnReasonsTable()),
        new("Referentiel_Geo.xml", s => new XmlTableWriter(s), new GeographyTable()),
        new("Dim_Canal.json", s => new JsonTableWriter(s), new ChannelsTable()),
        new("Dim_Livraison.json", s => new JsonTableWriter(s), new CarriersTable()),
    ];

    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [.. Files.Select(f => f.Name)];

    /// <summary>How many records there are to do: each file counts those that it is made from.</summary>
    public static long CountRecords(SalesHistory history, long sales)
    {
        var source = new StarSource(history, sales, DirtPlan.Clean);
        return Files.Sum(f => f.Tables.Sum(t => t.Records(source)));
    }

    /// <summary>Writes all files into a folder, which is made if it is missing; files of the same names are replaced once the new ones are whole.</summary>
    /// <param name="history">The history.</param>
    /// <param name="sales">How many sales it has.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="dirt">What is to be wrong with the clients.</param>
    /// <param name="threads">How many files are written at the same time.</param>
    /// <param name="progress">Counts the records.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    /// <exception cref="OperationCanceledException">The progress was told to end.</exception>
    public static void Write(SalesHistory history, long sales, string folder, DirtPlan? dirt = null, int? threads = null, GenerationProgress? progress = null)
    {
        Directory.CreateDirectory(folder);
        var source = new StarSource(history, sales, dirt ?? DirtPlan.Clean) { Progress = progress };
        Parallelism.Run(Files.Length, threads, i => Files[i].Write(source, folder));
    }

    private sealed record StarFile(string Name, Func<Stream, ITableWriter> Format, params Table[] Tables)
    {
        public void Write(StarSource source, string folder)
        {
            var hidden = Path.Combine(folder, $".{Name}.tmp");
            try
            {
                using (var stream = new FileStream(hidden, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                using (var writer = Format(stream))
                    foreach (var table in Tables) table.Write(source, writer);
                File.Move(hidden, Path.Combine(folder, Name), overwrite: true);
            }
            finally
            {
                File.Delete(hidden);
            }
        }
    }
}
