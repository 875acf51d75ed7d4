using System.Net;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class DashboardPageSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public static TheoryData<string> Pages => new("/", "/temps-reel", "/sante");

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_before_any_script_runs(string path)
    {
        var page = await PageAsync(path);

        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("""<html lang="fr" data-theme="system">""");
        page.ShouldContain("<h1");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_holds_no_script_of_its_own_text_and_asks_nobody_else(string path)
    {
        var page = await PageAsync(path);

        page.ShouldNotContain("<script>");
        page.ShouldNotContain(" onclick=");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("src=\"//");
    }

    [Fact]
    public async Task The_overview_shows_the_reports()
    {
        var page = await PageAsync("/");

        page.ShouldContain("CA par mois et par canal");
        page.ShouldContain("Laptop");
        page.ShouldContain("7,1\u00A0%");
        page.ShouldContain("100,00\u00A0MAD");
    }

    [Fact]
    public async Task Health_tells_the_restarts_and_masks_the_rejected_files()
    {
        _api.Market.Rejected.Add(FakeMarket.File("web-of-amina.json"));

        var page = await PageAsync("/sante");

        page.ShouldContain("IOException");
        page.ShouldContain("•••");
        foreach (var masked in (string[])["IOException: disk", "$.produits[0].quantite", "web-of-amina.json"]) page.ShouldNotContain(masked);
    }

    [Fact]
    public async Task A_warehouse_that_is_away_leaves_a_page_that_says_so()
    {
        _api.Market.Failure = new WarehouseUnavailableException("connexion refusée");

        var page = await PageAsync("/");

        page.ShouldContain("Les données ne peuvent pas être lues : connexion refusée");
        page.ShouldContain("data-state=\"error\"");
    }

    [Theory]
    [InlineData("text/html", "text/html", "Cette page n'existe pas.")]
    [InlineData("*/*", "application/problem+json", "There is nothing to GET at /nope; /openapi/v1.json describes what there is.")]
    public async Task A_page_that_does_not_exist_is_a_page_for_people_and_a_problem_for_programs(string accept, string type, string said)
    {
        using var response = await _api.Anonymous.SendAsync(HttpMethod.Get, "/nope", ("Accept", accept));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task The_switch_of_the_language_returns_to_the_page_it_was_on()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = _api.Anonymous.BaseAddress };

        var page = await client.GetStringAsync("/langue/en?retour=%2Ftemps-reel");

        page.ShouldContain("""<html lang="en" """);
        page.ShouldContain("Real time");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task The_switch_of_the_language_leads_nowhere_else(string target)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = _api.Anonymous.BaseAddress };

        using var response = await client.GetAsync($"/langue/en?retour={Uri.EscapeDataString(target)}");

        response.Headers.Location!.OriginalString.ShouldBe("/");
    }

    private async Task<string> PageAsync(string path)
    {
        using var response = await _api.Anonymous.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
