using Microsoft.AspNetCore.Components;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Pages;
using MultiMarket.Dashboard.Tests.Support;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Tests.Pages;

/// <summary>What every page says before there is anything to show, and when what it shows is old.</summary>
public sealed class PageStateSpecs : IAsyncLifetime
{
    private const string Loading = "data-state=\"loading\"";
    private const string Stale = "data-state=\"stale\"";
    private const string Error = "data-state=\"error\"";

    private readonly Circuits _circuits = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _circuits.DisposeAsync();

    [Theory]
    [InlineData(Language.French, "Aucune commande dans cette sélection.")]
    [InlineData(Language.English, "No orders in this selection.")]
    public async Task An_overview_without_orders_says_so(Language language, string text)
    {
        var page = await OpenFilledAsync<OverviewPage>("data-figure=\"clients\"", language);

        var html = await page.HtmlAsync();
        html.ShouldContain(text);
        html.ShouldContain("data-figure=\"panier\">–<");
        html.ShouldNotContain("<svg class=\"chart");
        html.ShouldNotContain("data-state");
    }

    [Theory]
    [InlineData(Language.French, "Aucune commande depuis le démarrage de l'hôte.", "Aucune commande dans les 60 dernières minutes.", "Aucune commande aujourd'hui, ni le même jour la semaine dernière.")]
    [InlineData(Language.English, "No orders since the host started.", "No orders in the last 60 minutes.", "No orders today, nor on the same day last week.")]
    public async Task A_real_time_page_without_orders_says_so(Language language, params string[] texts)
    {
        var page = await OpenFilledAsync<LivePage>("data-figure=\"semaine-derniere\"", language);

        var html = await page.HtmlAsync();
        foreach (var text in texts) html.ShouldContain(text);
        html.ShouldNotContain("<svg class=\"chart");
        html.ShouldNotContain("data-state");
    }

    [Theory]
    [InlineData(Language.French, "Aucun fichier rejeté.", "Aucun redémarrage.", "Aucune commande enregistrée depuis le démarrage.")]
    [InlineData(Language.English, "No rejected files.", "No restarts.", "No orders stored since the start.")]
    public async Task A_health_page_without_files_says_so(Language language, params string[] texts)
    {
        var page = await OpenFilledAsync<HealthPage>("aria-labelledby=\"rejets\"", language);

        var html = await page.HtmlAsync();
        foreach (var text in texts) html.ShouldContain(text);
        html.ShouldNotContain("<svg class=\"chart");
        html.ShouldNotContain("data-state");
    }

    [Fact]
    public async Task Figures_that_are_on_their_way_are_announced_and_then_shown()
    {
        var slow = new TaskCompletionSource();
        _circuits.Market.Gate = slow.Task;
        var page = await _circuits.OpenAsync<OverviewPage>();
        (await page.HtmlAsync()).ShouldContain(Loading);
        await _circuits.PassAsync(AnswerState.Patience * 2);
        (await page.HtmlAsync()).ShouldContain(Loading);

        slow.SetResult();

        await _circuits.ShowsAsync(page, "data-figure=\"ca\"");
        (await page.HtmlAsync()).ShouldNotContain("data-state");
    }

    [Theory]
    [InlineData(typeof(OverviewPage), "data-figure=\"clients\"")]
    [InlineData(typeof(LivePage), "data-figure=\"semaine-derniere\"")]
    public async Task A_warehouse_that_was_away_from_the_start_is_an_error_that_ends_by_itself(Type type, string filled)
    {
        _circuits.Market.Trouble = new WarehouseUnavailableException("the warehouse is away");
        var page = await OpenAsync(type);
        await _circuits.ShowsAsync(page, "the warehouse is away");
        (await page.HtmlAsync()).ShouldContain(Error);

        _circuits.Market.Trouble = null;

        await _circuits.ShowsAsync(page, filled);
        await _circuits.UntilAsync("the trouble is over", async () => !(await page.HtmlAsync()).Contains("data-state", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(OverviewPage), "data-figure=\"clients\"")]
    [InlineData(typeof(LivePage), "data-figure=\"semaine-derniere\"")]
    public async Task A_warehouse_that_goes_away_leaves_the_last_figures_with_their_time(Type type, string filled)
    {
        _circuits.Market.Store(7);
        var page = await OpenFilledAsync(type, filled);
        await _circuits.PassAsync(TimeSpan.FromSeconds(10));
        _circuits.Market.Trouble = new WarehouseUnavailableException("the warehouse is away");
        _circuits.Market.Store(1);
        await _circuits.ShowsAsync(page, "the warehouse is away");

        var html = await page.HtmlAsync();
        html.ShouldContain(Stale);
        html.ShouldContain("Données de 14:00:");
        html.ShouldContain(filled);

        _circuits.Market.Trouble = null;
        await _circuits.UntilAsync("the trouble is over", async () => !(await page.HtmlAsync()).Contains(Stale, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_that_grow_old_because_newer_ones_are_late_say_how_old_they_are()
    {
        _circuits.Market.Store(7);
        var page = await OpenFilledAsync(typeof(OverviewPage), "data-figure=\"clients\"");
        var slow = new TaskCompletionSource();
        _circuits.Market.Gate = slow.Task;
        _circuits.Market.Store(1);
        await _circuits.ShowsAsync(page, "les suivantes se font attendre");
        (await page.HtmlAsync()).ShouldContain(Stale);

        slow.SetResult();
        await _circuits.UntilAsync("the figures are up to date", async () => !(await page.HtmlAsync()).Contains(Stale, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_page_says_that_the_warehouse_is_away_and_why()
    {
        _circuits.Market.Status = _circuits.Market.Status with
        {
            Warehouse = _circuits.Market.Status.Warehouse with { Available = false, Trouble = "connection refused" },
        };
        var page = await OpenFilledAsync<HealthPage>("data-warehouse=\"unavailable\"");

        (await page.HtmlAsync()).ShouldContain("connection refused");
    }

    [Fact]
    public async Task Restarts_are_listed_with_their_causes_the_latest_first()
    {
        var now = _circuits.Time.GetUtcNow();
        _circuits.Market.Status = _circuits.Market.Status with
        {
            Restarts =
            [
                new ActorRestart(now.AddMinutes(-5), "/user/channels/web/chain/inserter", "TimeoutException: the warehouse did not answer"),
                new ActorRestart(now.AddMinutes(-1), "/user/channels/boutique/watcher", "IOException: disk full"),
            ],
            RestartCount = 72,
            DeadLetters = 3,
        };
        var page = await OpenFilledAsync<HealthPage>("aria-labelledby=\"redemarrages\"");

        var html = await page.HtmlAsync();
        html.ShouldContain("72 depuis le démarrage");
        html.ShouldContain("messages perdus : 3");
        html.ShouldContain("26/04/2025 13:59");
        html.IndexOf("/user/channels/boutique/watcher", StringComparison.Ordinal).ShouldBeInRange(0, html.IndexOf("/user/channels/web/chain/inserter", StringComparison.Ordinal));
        html.ShouldContain("TimeoutException");
        html.ShouldContain("IOException");
        html.ShouldNotContain("disk full", customMessage: "messages of failures may quote an order, and nobody has logged in");
    }

    private Task<Circuit> OpenFilledAsync<TPage>(string filled, Language language = Language.French)
        where TPage : IComponent => FilledAsync(_circuits.OpenAsync<TPage>(language), filled);

    private Task<Circuit> OpenFilledAsync(Type page, string filled) => FilledAsync(OpenAsync(page), filled);

    private Task<Circuit> OpenAsync(Type page) => page == typeof(LivePage) ? _circuits.OpenAsync<LivePage>() : _circuits.OpenAsync<OverviewPage>();

    private async Task<Circuit> FilledAsync(Task<Circuit> opening, string filled)
    {
        var page = await opening;
        await _circuits.ShowsAsync(page, filled);
        return page;
    }
}
