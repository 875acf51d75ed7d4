using System.Text;
using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>What a reader takes away or chooses: files, theme, language, keyboard.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ReaderSpecs(DashboardFixture dashboard)
{
    [BrowserFact]
    public async Task A_table_is_saved_as_CSV_for_a_French_Excel()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var card = new Card(visit.Page, "paniers");
        var rows = await card.RowsAsync();
        var bytes = await SaveAsync(visit, card.Button("CSV"), "multimarket-paniers.csv");

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        lines[0].ShouldBe("CA par commande et par canal");
        lines.ShouldContain(l => l.Contains("Période : ", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("Canal;n;CA (MAD);Panier moyen (MAD)", StringComparison.Ordinal));
        foreach (var row in rows)
        {
            var revenue = row[2].Replace("\u00A0", "", StringComparison.Ordinal);
            lines.ShouldContain(l => l.StartsWith($"{row[0]};{row[1]};{revenue};", StringComparison.Ordinal));
        }
    }

    [BrowserFact]
    public async Task A_visual_is_saved_as_PNG()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var bytes = await SaveAsync(visit, new Card(visit.Page, "ca-par-periode").Button("PNG"), "multimarket-ca-par-periode.png");

        bytes[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var width = (bytes[16] << 24) | (bytes[17] << 16) | (bytes[18] << 8) | bytes[19];
        width.ShouldBeGreaterThan(2_000);
        bytes.Length.ShouldBeGreaterThan(20_000);
    }

    [BrowserFact]
    public async Task The_theme_is_kept()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var light = await BackgroundAsync(visit);
        await visit.Page.SelectOptionAsync("[data-theme-switch]", "dark");
        var dark = await BackgroundAsync(visit);
        dark.ShouldNotBe(light);

        await visit.GoAsync("/sante");
        (await BackgroundAsync(visit)).ShouldBe(dark);
    }

    [BrowserFact]
    public async Task The_language_is_kept()
    {
        await using var visit = await dashboard.VisitAsync("/sante");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Santé de l'ingestion");
        await visit.Page.RunAndWaitForWebSocketAsync(() => visit.Page.GetByText("English", new PageGetByTextOptions { Exact = true }).ClickAsync());
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        new Uri(visit.Page.Url).AbsolutePath.ShouldBe("/sante");

        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Overview");
    }

    [BrowserFact]
    public async Task Data_tables_open_with_the_keyboard()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var table = new Card(visit.Page, "produits").DataTable;
        await table.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table.Locator("table")).ToBeVisibleAsync();
    }

    private static Task<string> BackgroundAsync(Visit visit) => visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static async Task<byte[]> SaveAsync(Visit visit, ILocator button, string name)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        download.SuggestedFilename.ShouldBe(name);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
