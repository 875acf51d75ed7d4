using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class RequireTokenSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("/api/channels/web/pause")]
    [InlineData("/api/channels/web/resume")]
    [InlineData("/api/channels/web/rate?rate=1s")]
    [InlineData("/api/channels/all/emit?orders=1")]
    public async Task State_changes_need_the_token(string path)
    {
        using var response = await _api.Anonymous.PostAsync(path, null);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        _api.Market.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer 0123456789abcdef0123456789abcde")]
    [InlineData("Bearer 0123456789abcdef0123456789abcdef0")]
    [InlineData("Bearer 0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("Basic 0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task Anything_but_the_token_is_refused(string authorization)
    {
        await _api.Anonymous.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Authorization", authorization)).ProblemAsync(HttpStatusCode.Unauthorized);

        _api.Market.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/status", "Authorization", "Bearer wrong")]
    [InlineData("/api/trace?item=1", "Authorization", "Bearer wrong")]
    [InlineData("/metrics", "apikey", "wrong")]
    public async Task Another_token_is_refused_even_where_none_is_needed(string path, string header, string value) =>
        await _api.Anonymous.SendAsync(HttpMethod.Get, path, (header, value)).ProblemAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task The_password_of_a_proxy_neither_opens_nor_closes_anything()
    {
        const string Password = "Basic YW1pbmE6c2VjcmV0";
        using (var anonymous = await _api.Anonymous.SendAsync(HttpMethod.Get, "/api/status", ("Authorization", Password))) anonymous.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var browser = new FormBrowser(_api.Address);
        using var login = await browser.LogInAsync(RunningApi.Token);
        (await browser.Http.SendAsync(HttpMethod.Get, "/api/audit", ("Authorization", Password)).DocumentAsync()).TryGetProperty("entries", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_scheme_is_compared_without_case()
    {
        using var response = await _api.Anonymous.SendAsync(HttpMethod.Post, "/api/channels/web/pause", ("Authorization", $"bearer {RunningApi.Token}"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
