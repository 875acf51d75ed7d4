using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using MiniExcelLibs;
using MultiMarket.Domain.Simulation.Export;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Domain.Tests.Simulation.Export;

/// <summary>The files as other programs read them.</summary>
public sealed class StarExportSpecs : IDisposable
{
    private const int Sales = 3_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multimarket-star-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("multimarket")]
    [InlineData("omnimarket360")]
    public void The_bytes_do_not_depend_on_the_number_of_threads(string profile)
    {
        var (one, many) = (Path.Combine(_folder.FullName, "one"), Path.Combine(_folder.FullName, "many"));
        StarExport.Write(RetailFixture.Of(profile).History, Sales, one, new DirtPlan(5_000, 3), threads: 1);
        StarExport.Write(RetailFixture.Of(profile).History, Sales, many, new DirtPlan(5_000, 3), threads: 6);

        Directory.GetFiles(one).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(StarExport.FileNames.Order(StringComparer.Ordinal));
        foreach (var name in StarExport.FileNames)
            File.ReadAllBytes(Path.Combine(many, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(one, name))).ShouldBeTrue(name);
    }

    [Fact]
    public void It_counts_every_record_once()
    {
        var progress = new GenerationProgress(StarExport.CountRecords(RetailFixture.OmniMarket.History, Sales));
        StarExport.Write(RetailFixture.OmniMarket.History, Sales, _folder.FullName, progress: progress);
        progress.Done.ShouldBe(progress.Total);
    }

    [Fact]
    public void A_database_takes_the_script_and_finds_it_consistent()
    {
        Write();
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        using (var script = database.CreateCommand())
        {
            script.CommandText = File.ReadAllText(PathOf("base_ventes.sql"));
            script.ExecuteNonQuery();
        }

        var history = RetailFixture.MultiMarket.History;
        var sales = Enumerable.Range(1, Sales).Select(n => history.Draw(n)).ToArray();
        Ask("select count(*) from Fait_Ventes").ShouldBe(sales.Sum(s => s.Lines.Count));
        Ask("select count(distinct ID_Commande) from Fait_Ventes").ShouldBe(Sales);
        Ask("select cast(round(sum(Montant_TTC) * 100) as integer) from Fait_Ventes").ShouldBe((long)(sales.Sum(s => s.Total) * 100));
        Ask("select count(*) from Fait_Retours join Fait_Ventes using (ID_Vente) where Statut = 'remboursée'")
            .ShouldBe(sales.Where(s => s.Fulfilment.ReturnedAt < history.End).Sum(s => s.Lines.Count));
        foreach (var wrong in (string[])
                 [
                     "abs(Montant_Brut - Remise_Appliquee - Montant_TTC) > 0.001", "abs(Montant_HT + TVA - Montant_TTC) > 0.001", "abs(Montant_HT - Cout_Produit - Marge) > 0.001",
                     "abs(Quantite * Fait_Ventes.Prix_Unitaire - Montant_TTC) > 0.001", "Date_Vente < Date_Inscription", "Date_Vente <> Date_Complete",
                     "Date_Vente < Date_Debut or Date_Vente > Date_Fin", "Nom_Canal = 'boutique' and ID_Livraison is not null", "Date_Livraison < Date_Expedition",
                 ])
        {
            Ask($"select count(*) from Fait_Ventes join Dim_Client using (ID_Client) join Dim_Produit using (ID_Produit) join Dim_Temps using (ID_Date) join Dim_Canal using (ID_Canal) join Dim_Promotion using (ID_Promotion) where {wrong}")
                .ShouldBe(0, wrong);
        }

        long Ask(string question)
        {
            using var command = database.CreateCommand();
            command.CommandText = question;
            return (long)command.ExecuteScalar()!;
        }
    }

    [Fact]
    public void Excel_readers_find_typed_cells()
    {
        Write();
        var rows = MiniExcel.Query(PathOf("Fait_Ventes.xlsx"), useHeaderRow: true, sheetName: "Fait_Ventes").Cast<IDictionary<string, object?>>().ToArray();
        var first = RetailFixture.MultiMarket.History.Draw(1);

        rows.Length.ShouldBe(Enumerable.Range(1, Sales).Sum(n => RetailFixture.MultiMarket.History.Draw(n).Lines.Count));
        rows[0]["ID_Vente"].ShouldBe(1d);
        rows[0]["Code_Commande"].ShouldBe(RetailFixture.MultiMarket.History.OrderId(1));
        ((double)rows[0]["Montant_TTC"]!).ShouldBe((double)first.Lines[0].Amount, 0.001);
        ((DateTime)rows[0]["DateTime_Vente"]!).ShouldBe(first.PlacedAt, TimeSpan.FromSeconds(1));
        ((DateTime)rows[0]["Date_Vente"]!).ShouldBe(first.PlacedAt.Date);
        MiniExcel.Query(PathOf("Objectifs_Mensuels.xlsx"), useHeaderRow: true).Count().ShouldBe(72);
    }

    [Fact]
    public void Json_xml_and_csv_hold_their_rows()
    {
        Write();
        using var traffic = JsonDocument.Parse(File.ReadAllBytes(PathOf("Fait_Trafic_Web.json")));
        var sessions = traffic.RootElement.GetProperty("Fait_Trafic_Web");
        sessions.GetArrayLength().ShouldBe(2 * Sales);
        sessions.EnumerateArray().Count(s => s.GetProperty("A_Achete").GetInt32() == 1)
            .ShouldBe(Enumerable.Range(1, Sales).Count(n => RetailFixture.MultiMarket.History.Draw(n).Channel.Delivers));

        XDocument.Load(PathOf("Dim_Produit.xml")).Root!.Elements("Produit").Count().ShouldBe(300);
        XDocument.Load(PathOf("Referentiel_Geo.xml")).Root!.Elements("Ville").Select(v => v.Element("Nom")!.Value).ShouldContain("Fès");
        XDocument.Load(PathOf("Dim_Motif_Retour.xml")).Root!.Elements("Motif").Count().ShouldBe(7);

        Csv("Dim_Temps.csv").Count.ShouldBe(731);
        Csv("Dim_Promotion.csv").Count.ShouldBe(10);
        Csv("Fait_Stock.csv").Count.ShouldBe(31_500);
        Csv("Fait_Stock.csv").ShouldAllBe(r => int.Parse(r["Quantite_Disponible"], CultureInfo.InvariantCulture) >= 0 && r["Valeur_Stock"].Contains(','));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(1.5)]
    public void Dirty_clients_are_as_many_as_planned(double percent)
    {
        var dirt = new DirtPlan(5_000, (decimal)percent);
        StarExport.Write(RetailFixture.OmniMarket.History, 10, _folder.FullName, dirt);
        var rows = MiniExcel.Query(PathOf("Dim_Client.xlsx"), useHeaderRow: true).Cast<IDictionary<string, object?>>().ToArray();

        (rows.Length - rows.Select(r => r["Code_Client"]).Distinct().Count()).ShouldBe((int)dirt.CountOf(DirtKind.Duplicate));
        rows.Select(r => r["ID_Client"]).Distinct().Count().ShouldBe(rows.Length);
        rows.Count(r => r["Telephone"] is null || r["Ville"] is null).ShouldBe((int)dirt.CountOf(DirtKind.MissingField));
        rows.Count(r => r["Age"] is string).ShouldBe((int)dirt.CountOf(DirtKind.WrongType));
        rows.Count(r => ((string)r["Nom_Complet"]!).Contains('Â')).ShouldBe((int)dirt.CountOf(DirtKind.StrayEncoding));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write() => StarExport.Write(RetailFixture.MultiMarket.History, Sales, _folder.FullName);

    private List<Dictionary<string, string>> Csv(string name)
    {
        var lines = File.ReadAllLines(PathOf(name));
        var names = lines[0].Split(';');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(';')).ToDictionary(p => p.First, p => p.Second))];
    }
}
