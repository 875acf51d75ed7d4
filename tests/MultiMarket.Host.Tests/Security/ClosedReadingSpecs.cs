using System.Net;
using MultiMarket.Host.Security;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

/// <summary>A host that others than this machine reach, behind a proxy that speaks TLS.</summary>
public sealed class ClosedReadingSpecs : IAsyncLifetime
{
    private static readonly HostSettings Loopback = new() { DataFolder = "/srv/data" };
    private static readonly Uri Shop = new("https://shop.example/");

    private readonly RunningApi _api = new(new AccessOptions { ReadingIsOpen = false, BehindProxy = true, PublicUrl = Shop });

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public void Reading_is_open_on_loopback_without_a_proxy_only()
    {
        AccessOptions.Of(Loopback).ReadingIsOpen.ShouldBeTrue();
        AccessOptions.Of(Loopback with { Bind = IPAddress.IPv6Loopback }).ReadingIsOpen.ShouldBeTrue();
        AccessOptions.Of(Loopback with { Bind = IPAddress.Any }).ReadingIsOpen.ShouldBeFalse();
        AccessOptions.Of(Loopback with { Bind = IPAddress.Parse("192.168.1.5") }).ReadingIsOpen.ShouldBeFalse();
        AccessOptions.Of(Loopback with { BehindProxy = true }).ReadingIsOpen.ShouldBeFalse();
        AccessOptions.Of(Loopback with { PublicUrl = Shop }).ReadingIsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/api/status")]
    [InlineData("/api/reports/revenue")]
    [InlineData("/api/rejected")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    [InlineData("/temps-reel")]
    [InlineData("/api/trace?item=1")]
    [InlineData("/_blazor/initializers")]
    [InlineData("/nothing")]
    public async Task Everything_needs_the_token(string path)
    {
        await _api.Anonymous.GetAsync(path).ProblemAsync(HttpStatusCode.Unauthorized);
        using var response = await _api.Owner.GetAsync(path);
        response.StatusCode.ShouldBe(path == "/nothing" ? HttpStatusCode.NotFound : HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor?id=1")]
    [InlineData("GET", "/api/events")]
    [InlineData("GET", "/bi/clients")]
    [InlineData("GET", "/langue/en")]
    public async Task Nobody_opens_a_socket_or_a_stream_or_anything_else_without_it(string method, string path) =>
        await _api.Anonymous.SendAsync(new HttpMethod(method), path).ProblemAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task People_are_led_to_the_login_and_back()
    {
        using var browser = new FormBrowser(_api.Address);
        using var response = await browser.Http.SendAsync(HttpMethod.Get, "/sante?canal=web", ("Accept", "text/html,*/*;q=0.8"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe("/connexion?retour=%2Fsante%3Fcanal%3Dweb");
    }

    [Fact]
    public async Task That_the_process_lives_is_no_secret()
    {
        using var response = await _api.Anonymous.GetAsync("/health/live");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_public_name_is_ours_and_its_cookie_is_secure()
    {
        using var browser = new FormBrowser(_api.Address);
        using var form = await browser.Http.SendAsync(HttpMethod.Get, "/connexion", ("Host", "shop.example"), ("X-Forwarded-Proto", "https"));

        form.StatusCode.ShouldBe(HttpStatusCode.OK);
        form.Headers.GetValues("Set-Cookie").Single().ShouldContain("secure");
        await _api.Owner.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Host", "shop.example"), ("Origin", "http://evil.example")).ProblemAsync(HttpStatusCode.Forbidden);
        using var change = await _api.Owner.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Host", "shop.example"), ("Origin", "https://shop.example"));
        change.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("shop.example:8443")]
    [InlineData("shop.example.evil")]
    public async Task Other_names_are_not(string host) =>
        await _api.Owner.SendAsync(HttpMethod.Get, "/api/status", ("Host", host)).ProblemAsync(HttpStatusCode.MisdirectedRequest);
}
