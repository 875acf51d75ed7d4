using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>What holds on every page, in both themes and on every device.</summary>
[Collection(DashboardCollection.Name)]
public sealed class PageQualitySpecs(DashboardFixture dashboard)
{
    public static TheoryData<string, ColorScheme> PagesInBothThemes
    {
        get
        {
            var data = new TheoryData<string, ColorScheme>();
            foreach (var page in SitePages.All)
            {
                data.Add(page.Path, ColorScheme.Light);
                data.Add(page.Path, ColorScheme.Dark);
            }

            return data;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(PagesInBothThemes))]
    public async Task Axe_finds_nothing_serious_and_nothing_goes_wrong_unseen(string path, ColorScheme scheme)
    {
        var page = SitePages.Of(path);
        await using var visit = await dashboard.VisitAsync(path, new VisitOptions { Scheme = scheme });
        await page.IsFilledAsync(visit);

        await visit.PictureAsync($"{page.Name}-{scheme.ToString().ToLowerInvariant()}-desktop");
        (await visit.SeriousIssuesAsync()).ShouldBeEmpty();
        visit.Troubles.ShouldBeEmpty();
    }

    [BrowserTheory]
    [MemberData(nameof(PagesInBothThemes))]
    public async Task A_phone_shows_it_without_scrolling_sideways(string path, ColorScheme scheme)
    {
        var page = SitePages.Of(path);
        await using var visit = await dashboard.VisitAsync(path, VisitOptions.Phone with { Scheme = scheme });
        await page.IsFilledAsync(visit);

        await visit.PictureAsync($"{page.Name}-{scheme.ToString().ToLowerInvariant()}-phone");
        var width = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        width.ShouldBeLessThanOrEqualTo(VisitOptions.Phone.Width);
        visit.Troubles.ShouldBeEmpty();
    }
}
