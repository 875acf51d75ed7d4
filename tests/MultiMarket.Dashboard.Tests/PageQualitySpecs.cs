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
    public async Task Axe_finds_nothing_serious_and_nothing_is_cut_on_a_screen_or_a_phone(string path, ColorScheme scheme)
    {
        var page = SitePages.Of(path);
        var name = $"{page.Name}-{scheme.ToString().ToLowerInvariant()}";
        await using var visit = await dashboard.VisitAsync(path, new VisitOptions { Scheme = scheme });
        await page.IsFilledAsync(visit);
        await visit.PictureAsync($"{name}-desktop");
        (await visit.SeriousIssuesAsync()).ShouldBeEmpty();
        (await CutTextsAsync(visit)).ShouldBeEmpty();

        await visit.Page.SetViewportSizeAsync(VisitOptions.Phone.Width, VisitOptions.Phone.Height);
        await visit.PictureAsync($"{name}-phone");
        (await visit.SeriousIssuesAsync()).ShouldBeEmpty();
        (await CutTextsAsync(visit)).ShouldBeEmpty();
        (await WidthAsync(visit)).ShouldBeLessThanOrEqualTo(VisitOptions.Phone.Width, "the page scrolls sideways");
        (await visit.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.top nav a')].map(a => a.offsetTop)).size")).ShouldBe(1, "the pages are named on one line");
        (await HiddenLatestAsync(visit)).ShouldBeEmpty();
        visit.Troubles.ShouldBeEmpty();
    }

    private static Task<int> WidthAsync(Visit visit) => visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");

    // Texts of charts that are shortened or reach beyond their drawing, by more than a letter overhangs.
    private static Task<string[]> CutTextsAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("svg.chart")].filter(chart => chart.getClientRects().length > 0).flatMap(chart =>
          [...chart.querySelectorAll("text")].filter(text => {
            const box = text.getBBox();
            return text.textContent.includes("…") || box.x < -3 || box.x + box.width > chart.viewBox.baseVal.width + 3;
          }).map(text => text.textContent))
        """);

    // Charts wider than the phone whose latest column is not in sight.
    private static Task<string[]> HiddenLatestAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll(".strip")].filter(strip => {
          const [latest, window] = [[...strip.querySelectorAll(".hit")].at(-1).getBoundingClientRect(), strip.getBoundingClientRect()];
          return latest.left < window.left || latest.right > window.right + 1;
        }).map(strip => strip.ariaLabel)
        """);
}
