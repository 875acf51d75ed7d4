using System.Net;
using MultiMarket.Dashboard.Access;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class LoginSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();
    private FormBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _browser = new FormBrowser(_api.Address);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task The_token_begins_a_session_in_a_cookie_that_no_script_and_no_other_site_gets()
    {
        using var response = await _browser.LogInAsync(RunningApi.Token, "/temps-reel");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("/temps-reel");
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("multimarket-session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("secure");
        cookie.ShouldNotContain(RunningApi.Token);
        (await _browser.Http.GetAsync("/api/rejected").DocumentAsync()).GetProperty("more").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde0")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task Another_token_is_refused_and_logged_without_itself(string token)
    {
        using var response = await _browser.LogInAsync(token);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("Ce jeton n'est pas celui de cet hôte.");
        var line = _api.Log.Events.Select(e => e.Message).Single(m => m.Contains("refused", StringComparison.Ordinal));
        line.ShouldBe("A login from 127.0.0.1 was refused: another token");
        await _browser.Http.GetAsync("/api/rejected").ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_of_somebody_else_logs_nobody_in()
    {
        var ofAnother = await new FormBrowser(_api.Address).FormTokenAsync();

        foreach (var fields in ((string, string)[][])[[("jeton", RunningApi.Token)], [("jeton", RunningApi.Token), ("__RequestVerificationToken", ofAnother)]])
        {
            using var response = await _browser.PostAsync("/connexion", fields);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        _browser.Cookies.ShouldNotContain("session");
    }

    [Fact]
    public async Task A_foreign_page_cannot_even_send_the_form()
    {
        var form = await _browser.FormTokenAsync();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("jeton", RunningApi.Token), KeyValuePair.Create("__RequestVerificationToken", form)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion") { Content = content, Headers = { { "Origin", "http://evil.example" } } };

        await _browser.Http.SendAsync(request).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\nSet-Cookie: a=b")]
    [InlineData("/santé")]
    [InlineData(null)]
    public void A_return_address_elsewhere_becomes_the_front_page(string? path) => ReturnPath.Of(path).ShouldBe("/");

    [Fact]
    public void A_return_address_here_is_kept() => ReturnPath.Of("/sante?canal=web&du=2026-01-01").ShouldBe("/sante?canal=web&du=2026-01-01");

    [Theory]
    [InlineData("/langue/en?retour=%2Fsant%C3%A9")]
    [InlineData("/langue/en?retour=%2F%0AX%3A%20y")]
    [InlineData("/langue/en?retour=%2F%2Fevil.example")]
    public async Task The_switch_of_the_language_leads_nowhere_else(string path)
    {
        using var response = await _browser.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task With_a_session_a_change_needs_the_antiforgery_token_too()
    {
        using var login = await _browser.LogInAsync(RunningApi.Token);
        (await _browser.PostAsync("/api/channels/web/pause", []).ProblemAsync(HttpStatusCode.BadRequest)).ShouldContain("antiforgery");
        _api.Market.Commands.ShouldBeEmpty();

        using var change = await _browser.PostAsync("/api/channels/web/pause", [], ("RequestVerificationToken", await _browser.FormTokenAsync()));
        change.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Logout_ends_the_session_for_copies_of_its_cookie_too()
    {
        using var login = await _browser.LogInAsync(RunningApi.Token);
        var stolen = _browser.Cookies;
        using (var denied = await _browser.Http.GetAsync("/deconnexion")) denied.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        await _browser.PostAsync("/deconnexion", []).ProblemAsync(HttpStatusCode.BadRequest);

        using var logout = await _browser.PostAsync("/deconnexion", [("retour", "/sante"), ("__RequestVerificationToken", await _browser.FormTokenAsync())]);

        logout.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        logout.Headers.Location!.OriginalString.ShouldBe("/sante");
        _browser.Cookies.ShouldNotContain("session");
        await _api.Anonymous.SendAsync(HttpMethod.Get, "/api/rejected", ("Cookie", stolen)).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_cookie_dies_with_the_token_that_it_was_given_for()
    {
        using var keys = new ScratchFolder();
        var cookie = await SessionUnderAsync(RunningApi.Token, keys.Path);
        await using var same = await StartedAsync(RunningApi.Token, keys.Path);
        await using var rotated = await StartedAsync(new string('f', 32), keys.Path);
        // The name tells hosts apart; a replay would use the name that the host reads.
        var renamed = cookie.Replace(new ControlToken(RunningApi.Token).Stamp[..8], new ControlToken(new string('f', 32)).Stamp[..8], StringComparison.Ordinal);

        using (var response = await same.Api.Anonymous.SendAsync(HttpMethod.Get, "/api/rejected", ("Cookie", cookie))) response.StatusCode.ShouldBe(HttpStatusCode.OK, "a restart ends no session");
        foreach (var replay in (string[])[cookie, renamed])
            await rotated.Api.Anonymous.SendAsync(HttpMethod.Get, "/api/rejected", ("Cookie", replay)).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_page_speaks_English_to_those_who_prefer_it()
    {
        using var response = await _browser.Http.SendAsync(HttpMethod.Get, "/connexion", ("Accept-Language", "en-GB,fr;q=0.5"));

        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("<html lang=\"en\" data-theme=\"system\">");
        page.ShouldContain("Control token");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("mm-lang=en", "fr-FR", "en")]
    [InlineData("mm-lang=fr", "en-GB", "fr")]
    [InlineData("mm-lang=de", "en-GB", "en")]
    public async Task The_language_and_theme_chosen_on_the_pages_go_before_those_of_the_browser(string cookie, string preferred, string language)
    {
        using var response = await _api.Anonymous.SendAsync(HttpMethod.Get, "/connexion", ("Cookie", cookie + "; mm-theme=dark"), ("Accept-Language", preferred));

        (await response.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{language}\" data-theme=\"dark\">");
    }

    private static async Task<string> SessionUnderAsync(string token, string keys)
    {
        await using var host = await StartedAsync(token, keys);
        using var browser = new FormBrowser(host.Api.Address);
        using var login = await browser.LogInAsync(token);
        return browser.Cookies;
    }

    private static async Task<Running> StartedAsync(string token, string keys)
    {
        var api = new RunningApi(new AccessOptions { KeyFolder = keys }, token);
        await api.InitializeAsync();
        return new Running(api);
    }

    private sealed record Running(RunningApi Api) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Api.DisposeAsync();
    }
}
