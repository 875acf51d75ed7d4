using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>Pages whose host goes away and comes back.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ReconnectSpecs(DashboardFixture dashboard)
{
    private const string Notice = "#components-reconnect-modal";

    [BrowserFact]
    public async Task Every_page_says_so_and_comes_back_by_itself()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        var visits = new List<(SitePage Page, Visit Visit)>();
        foreach (var page in SitePages.All) visits.Add((page, await dashboard.VisitAsync(host, page.Path)));
        host.Drop("site_web", "premiere.json", KnownOrders.Placed("PREMIERE", "C0001", "1 rue du Port", DashboardFixture.MerchantNow.AddMinutes(-1)));
        // A figure that changes shows that the page is live, not only loaded.
        await Assertions.Expect(visits[^1].Visit.Page.Locator("[data-figure=inserees]")).ToHaveTextAsync("1");

        host.Kill();
        foreach (var (_, visit) in visits) await Assertions.Expect(visit.Page.Locator(Notice)).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

        await host.StartAsync();
        foreach (var (page, visit) in visits)
        {
            await Assertions.Expect(visit.Page.Locator(Notice)).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
            await page.IsFilledAsync(visit);
            await visit.DisposeAsync();
        }
    }
}
