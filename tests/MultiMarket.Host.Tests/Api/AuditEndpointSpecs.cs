using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class AuditEndpointSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task The_audit_says_who_asked_for_what_and_when() =>
        (await _api.Owner.GetStringAsync("/api/audit")).ShouldBe(
            """{"entries":[{"at":"2026-03-01T12:00:00+00:00","who":"amina (127.0.0.1)","channel":"web","command":"rate 2s..5s"}],"missing":["mobile does not answer"]}""");

    [Fact]
    public async Task It_names_people_and_needs_the_token()
    {
        using var response = await _api.Anonymous.GetAsync("/api/audit");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("amina", "amina (127.0.0.1)")]
    [InlineData("%C3%A9lo%C3%AFse%0A%1B[31m", "éloïse[31m (127.0.0.1)")]
    public async Task A_command_is_given_by_the_user_and_address_that_it_came_from(string? user, string who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/channels/web/pause");
        if (user is not null) request.Headers.Add("X-MultiMarket-User", user);
        using var response = await _api.Owner.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _api.Market.LastCaller.ShouldBe(who);
    }

    [Fact]
    public async Task A_long_name_is_cut()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/channels/web/pause");
        request.Headers.Add("X-MultiMarket-User", new string('a', 200));
        using var response = await _api.Owner.SendAsync(request);

        _api.Market.LastCaller.ShouldBe($"{new string('a', 64)} (127.0.0.1)");
    }
}
