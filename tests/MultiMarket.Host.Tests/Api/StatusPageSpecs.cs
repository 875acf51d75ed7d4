using System.Net;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class StatusPageSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task The_page_shows_channels_and_reports_in_French()
    {
        var page = await PageAsync("/");

        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("""<html lang="fr">""");
        page.ShouldContain("boutique");
        page.ShouldContain("en pause");
        page.ShouldContain("Chiffre d'affaires par mois et par canal");
        page.ShouldContain("1\u00A0234\u00A0567,89");
        page.ShouldContain("IOException: disk");
    }

    [Fact]
    public async Task The_page_runs_no_script_of_its_own_text()
    {
        var page = await PageAsync("/");

        page.ShouldNotContain("<script>");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain(" onclick=");
    }

    [Fact]
    public async Task A_fragment_is_a_part_of_the_page()
    {
        var fragment = await PageAsync("/fragments/status");

        fragment.ShouldNotContain("<html");
        fragment.ShouldContain("<caption>");
    }

    [Fact]
    public async Task A_report_that_cannot_run_says_so_in_its_place()
    {
        _api.Market.Failure = new WarehouseUnavailableException("connexion refusée");

        (await PageAsync("/fragments/reports")).ShouldContain("Ce rapport n'a pas pu être calculé : connexion refusée");
    }

    [Fact]
    public async Task A_system_that_does_not_answer_leaves_a_page_that_says_so()
    {
        _api.Market.Failure = new TimeoutException("5 s");

        (await PageAsync("/")).ShouldContain("Le système ne répond pas");
    }

    private async Task<string> PageAsync(string path)
    {
        using var response = await _api.Anonymous.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
