using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>The real-time page: what everybody sees, and what needs the login.</summary>
[Collection(DashboardCollection.Name)]
public sealed partial class LivePageSpecs(DashboardFixture dashboard)
{
    [BrowserFact]
    public async Task A_dropped_order_appears_in_the_feed_with_its_client_masked_until_the_login()
    {
        await using var visit = await dashboard.VisitAsync("/temps-reel");
        dashboard.Host.Drop("site_web", "masque.json", KnownOrders.Placed("MASQUE", "C8888", "8 impasse du Masque", DashboardFixture.MerchantNow.AddMinutes(-2)));
        var feed = new Card(visit.Page, "flux");

        var row = await RowAsync(feed, "web:MASQUE");
        row.ShouldContain("•••");
        (await visit.Page.ContentAsync()).ShouldNotContain("C8888");
        (await visit.Page.ContentAsync()).ShouldNotContain("8 impasse du Masque");

        await visit.LogInAsync(dashboard.Token, "/temps-reel");
        row = await RowAsync(feed, "web:MASQUE");
        row.ShouldContain("C8888");
        row.ShouldContain("8 impasse du Masque");
    }

    [BrowserFact]
    public async Task Channels_are_paused_and_resumed_after_the_login_only()
    {
        await using var visit = await dashboard.VisitAsync("/temps-reel");
        var mobile = visit.Page.Locator("li[data-channel=mobile]");
        await Assertions.Expect(mobile.Locator("[data-simulation=running]")).ToBeVisibleAsync();
        (await visit.Page.Locator("[data-act]").CountAsync()).ShouldBe(0);

        await visit.LogInAsync(dashboard.Token, "/temps-reel");
        await mobile.Locator("[data-act=pause-Simulation]").ClickAsync();
        await Assertions.Expect(mobile.Locator("[data-simulation=paused]")).ToBeVisibleAsync();
        var status = await dashboard.Host.GetAsync("/api/status");
        status.GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == "mobile").GetProperty("simulation").GetProperty("state").GetString().ShouldBe("paused");

        await mobile.Locator("[data-act=resume-Simulation]").ClickAsync();
        await Assertions.Expect(mobile.Locator("[data-simulation=running]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_rate_of_a_channel_is_set_after_the_login()
    {
        await using var visit = await dashboard.VisitAsync("/temps-reel");
        await visit.LogInAsync(dashboard.Token, "/temps-reel");
        var shop = visit.Page.Locator("li[data-channel=boutique]");
        await shop.Locator("input").FillAsync("20h");
        await shop.Locator("input").BlurAsync();
        await shop.Locator(".rate button").ClickAsync();
        await Assertions.Expect(shop).ToContainTextAsync(TwentyHours());
    }

    [GeneratedRegex("20\u00A0?h")]
    private static partial Regex TwentyHours();

    private static async Task<string> RowAsync(Card card, string key)
    {
        var rows = await Eventually.BecomesAsync($"{key} is in the feed", card.RowsAsync, all => all.Any(r => r.Contains(key)), TimeSpan.FromSeconds(10));
        return string.Join(" | ", rows.First(r => r.Contains(key)));
    }
}
