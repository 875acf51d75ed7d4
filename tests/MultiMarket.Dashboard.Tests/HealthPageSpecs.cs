using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>The page on the health of ingestion against the status of the host and the rejected files.</summary>
[Collection(DashboardCollection.Name)]
public sealed class HealthPageSpecs(DashboardFixture dashboard)
{
    [BrowserFact]
    public async Task The_counters_are_those_of_the_status()
    {
        await using var visit = await dashboard.VisitAsync("/sante");
        var counts = await dashboard.Host.CountsAsync();

        await FigureBecomesAsync(visit, "inserees", French.Count(counts.Inserted));
        await FigureBecomesAsync(visit, "doublons", French.Count(counts.Duplicate));
        await FigureBecomesAsync(visit, "rejetees", French.Count(counts.Rejected));
        await FigureBecomesAsync(visit, "archivees", French.Count(counts.Inserted + counts.Duplicate));
        await FigureBecomesAsync(visit, "attente", "0");
        await Assertions.Expect(visit.Page.Locator("[data-warehouse=available]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Rejected_files_are_listed_with_their_reasons_and_named_after_the_login()
    {
        await using var visit = await dashboard.VisitAsync("/sante");
        var files = new Card(visit.Page, "fichiers-rejetes");
        var rows = await files.RowsAsync();
        rows.Select(r => r[3]).ShouldBe(["JSON mal formé", "vide ou trop long", "champ absent", "champ absent", "champ absent", "champ absent"], ignoreOrder: true);
        rows.ShouldAllBe(r => r[2] == "•••" && r[4] == "•••" && r[5] == "•••" && r[6] == "•••");
        (await visit.Page.ContentAsync()).ShouldNotContain("sans-produits");

        await visit.LogInAsync(dashboard.Token, "/sante");
        (await files.RowsAsync()).Select(r => r[2]).Distinct().ShouldBe(["sans-produits.json", "coupe.json"], ignoreOrder: true);
        (await files.RowsAsync()).ShouldContain(r => r[3] == "vide ou trop long" && r[4] == "$.produits");
    }

    private static Task FigureBecomesAsync(Visit visit, string figure, string text) =>
        Assertions.Expect(visit.Page.Locator($"[data-figure={figure}]")).ToHaveTextAsync(text, new LocatorAssertionsToHaveTextOptions { Timeout = 10_000 });
}
