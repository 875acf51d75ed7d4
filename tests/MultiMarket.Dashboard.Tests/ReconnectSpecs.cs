using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>A page whose host goes away and comes back.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ReconnectSpecs(DashboardFixture dashboard)
{
    [BrowserFact]
    public async Task It_says_so_and_comes_back_by_itself()
    {
        await using var host = await HostProcess.StartAsync(null, "--no-simulation");
        await using var visit = await dashboard.VisitAsync(host, "/sante");
        host.Drop("site_web", "premiere.json", KnownOrders.Placed("PREMIERE", "C0001", "1 rue du Port", DashboardFixture.MerchantNow.AddMinutes(-1)));
        // A figure that changes shows that the page is live, not only loaded.
        await Assertions.Expect(visit.Page.Locator("[data-figure=inserees]")).ToHaveTextAsync("1");

        host.Kill();
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

        await host.StartAsync();
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
        await visit.Page.Locator("[data-figure=inserees]").WaitForAsync();
    }
}
