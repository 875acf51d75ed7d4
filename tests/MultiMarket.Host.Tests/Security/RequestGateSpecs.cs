using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class RequestGateSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    private int Port => _api.Anonymous.BaseAddress!.Port;

    [Theory]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("localhost:{0}")]
    [InlineData("LocalHost:{0}")]
    [InlineData("[::1]:{0}")]
    public async Task Requests_for_our_names_pass(string host)
    {
        using var response = await _api.Anonymous.SendAsync(HttpMethod.Get, "/health/live", ("Host", Filled(host)));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.example:{0}")]
    [InlineData("localhost.evil.example:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    public async Task Requests_for_other_names_are_misdirected(string host) =>
        await _api.Anonymous.SendAsync(HttpMethod.Get, "/api/status", ("Host", Filled(host))).ProblemAsync(HttpStatusCode.MisdirectedRequest);

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("null")]
    public async Task Pages_from_elsewhere_change_nothing(string origin)
    {
        await _api.Owner.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Origin", Filled(origin))).ProblemAsync(HttpStatusCode.Forbidden);

        _api.Market.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/events", "http://evil.example")]
    [InlineData("/_blazor?id=1", "http://evil.example")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://127.0.0.1:1")]
    [InlineData("/_blazor", "null")]
    public async Task Pages_from_elsewhere_follow_nothing(string path, string origin) =>
        (await _api.Anonymous.SendAsync(HttpMethod.Get, path, ("Origin", origin)).ProblemAsync(HttpStatusCode.Forbidden)).ShouldContain(origin);

    [Theory]
    [InlineData("GET", "/api/events", "cross-site")]
    [InlineData("GET", "/_blazor", "same-site")]
    [InlineData("POST", "/api/channels/web/pause", "cross-site")]
    public async Task A_browser_that_only_says_that_the_page_is_foreign_is_believed(string method, string path, string site)
    {
        await _api.Owner.SendAsync(new HttpMethod(method), path, ("Sec-Fetch-Site", site)).ProblemAsync(HttpStatusCode.Forbidden);

        _api.Market.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_page_may()
    {
        using var response = await _api.Owner.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Origin", $"http://localhost:{Port}"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/status")]
    [InlineData("/api/nothing")]
    public async Task Every_answer_carries_the_headers(string path)
    {
        using var response = await _api.Anonymous.GetAsync(path);

        response.Headers.GetValues("Content-Security-Policy").ShouldBe(
            ["default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task Errors_carry_the_headers_too()
    {
        _api.Market.Failure = new InvalidOperationException();
        using var response = await _api.Anonymous.GetAsync("/api/status");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    private string Filled(string template) => string.Format(System.Globalization.CultureInfo.InvariantCulture, template, Port);
}
