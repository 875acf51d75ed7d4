using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>Pages of a host whose warehouse goes away and comes back.</summary>
[Collection(DashboardCollection.Name)]
public sealed class WarehouseAwaySpecs(DashboardFixture dashboard)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 40_000 };

    [BrowserFact]
    [Trait("Category", "Slow")]
    public async Task Pages_keep_their_figures_and_say_so_until_it_is_back()
    {
        await using var warehouse = await HostProcess.StartAsync(null, "--no-simulation");
        await using var host = await HostProcess.StartAsync(null, "--mongodb", warehouse.WarehouseUri, "--no-simulation", "--instance", "other");
        await using var overview = await dashboard.VisitAsync(host, "/");
        await using var live = await dashboard.VisitAsync(host, "/temps-reel");
        await using var health = await dashboard.VisitAsync(host, "/sante");
        foreach (var visit in (Visit[])[overview, live, health]) await visit.Page.Locator("[data-figure]").First.WaitForAsync();

        warehouse.Kill();
        await ShowsAsync(overview, "[data-state=stale]");
        await ShowsAsync(overview, "[data-figure=ca]");
        await ShowsAsync(live, "[data-state=stale]");
        await ShowsAsync(health, "[data-warehouse=unavailable]");
        await using (var late = await dashboard.VisitAsync(host, "/?periode=7j")) await ShowsAsync(late, "[data-state=error]");

        await warehouse.StartAsync();
        await ShowsAsync(health, "[data-warehouse=available]");
        foreach (var visit in (Visit[])[overview, live]) await Assertions.Expect(visit.Page.Locator("[data-state]")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 40_000 });
    }

    private static Task ShowsAsync(Visit visit, string selector) => Assertions.Expect(visit.Page.Locator(selector).First).ToBeVisibleAsync(Patiently);
}
