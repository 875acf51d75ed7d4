using MultiMarket.Dashboard.Pages;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests.Live;

/// <summary>What many open pages cost, and how often they are drawn.</summary>
public sealed class CircuitSpecs
{
    [Fact]
    public async Task Twenty_circuits_run_no_more_pipelines_than_one()
    {
        var one = await PipelinesAsync(circuits: 1);
        var twenty = await PipelinesAsync(circuits: 20);

        one.First.ShouldBeGreaterThan(0);
        one.Refresh.ShouldBeGreaterThan(0);
        twenty.ShouldBe(one);
    }

    [Fact]
    public async Task A_page_is_drawn_at_most_once_a_second_however_fast_orders_come()
    {
        await using var circuits = new Circuits();
        var page = await OpenWithOrdersAsync(circuits);
        var before = page.Drawings;

        const int Seconds = 5;
        for (var i = 0; i < 10 * Seconds; i++)
        {
            circuits.Market.Store(1);
            await circuits.PassAsync(TimeSpan.FromMilliseconds(100));
        }

        (page.Drawings - before).ShouldBeInRange(1, Seconds + 1);
    }

    [Fact]
    public async Task A_page_is_not_drawn_when_nothing_changed()
    {
        await using var circuits = new Circuits();
        var page = await OpenWithOrdersAsync(circuits);
        await circuits.PassAsync(TimeSpan.FromSeconds(2));
        var (drawings, pipelines) = (page.Drawings, circuits.Market.Pipelines);

        await circuits.PassAsync(TimeSpan.FromSeconds(5));

        page.Drawings.ShouldBe(drawings);
        circuits.Market.Pipelines.ShouldBe(pipelines);
    }

    [Fact]
    public async Task A_page_is_not_drawn_when_other_orders_leave_its_figures_as_they_are()
    {
        await using var circuits = new Circuits();
        circuits.Market.OrdersSeen = 5;
        var page = await OpenWithOrdersAsync(circuits);
        await circuits.PassAsync(TimeSpan.FromSeconds(2));
        var (drawings, pipelines) = (page.Drawings, circuits.Market.Pipelines);

        circuits.Market.Store(1);
        await circuits.UntilAsync("the figures are computed again", () => Task.FromResult(circuits.Market.Pipelines >= pipelines + 2));
        await circuits.PassAsync(TimeSpan.FromSeconds(2));

        page.Drawings.ShouldBe(drawings);
    }

    [Fact]
    public async Task A_page_that_is_closed_costs_nothing_more()
    {
        await using var circuits = new Circuits();
        var page = await OpenWithOrdersAsync(circuits);
        await page.DisposeAsync();
        var pipelines = circuits.Market.Pipelines;

        circuits.Market.Store(1);
        for (var i = 0; i < 100; i++) circuits.Time.Advance(TimeSpan.FromMilliseconds(250));

        circuits.Market.Pipelines.ShouldBe(pipelines);
    }

    private static async Task<(int First, int Refresh)> PipelinesAsync(int circuits)
    {
        await using var dashboard = new Circuits();
        dashboard.Market.Store(1234);
        var pages = new List<Circuit>();
        for (var i = 0; i < circuits; i++) pages.Add(await dashboard.OpenAsync<OverviewPage>());
        foreach (var page in pages) await dashboard.ShowsAsync(page, French.Count(1234));
        await dashboard.PassAsync(TimeSpan.FromSeconds(2));
        var first = dashboard.Market.Pipelines;

        dashboard.Market.Store(1);
        foreach (var page in pages) await dashboard.ShowsAsync(page, French.Count(1235));
        await dashboard.PassAsync(TimeSpan.FromSeconds(2));
        return (first, dashboard.Market.Pipelines - first);
    }

    private static async Task<Circuit> OpenWithOrdersAsync(Circuits circuits)
    {
        circuits.Market.Store(1);
        var page = await circuits.OpenAsync<OverviewPage>();
        await circuits.ShowsAsync(page, "data-figure=\"clients\"");
        return page;
    }
}
