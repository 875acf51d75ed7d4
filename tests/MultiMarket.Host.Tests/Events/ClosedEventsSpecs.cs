using System.Net;
using MultiMarket.Host.Events;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using MultiMarket.Testing;
using Shouldly;

namespace MultiMarket.Host.Tests.Events;

/// <summary>The stream of a host where reading needs login.</summary>
public sealed class ClosedEventsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new(new AccessOptions { ReadingIsOpen = false }, stream: new EventStreamOptions { Heartbeat = TimeSpan.FromMilliseconds(20) });

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Nobody_follows_without_login() =>
        await _api.Anonymous.GetAsync("/api/events").ProblemAsync(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Silence_is_broken_by_comments()
    {
        using var stream = await EventStream.OpenAsync(_api.Owner, "/api/events");
        for (var i = 0; i < 3; i++)
        {
            (await stream.LineAsync()).ShouldBe(":");
            (await stream.LineAsync()).ShouldBe("");
        }
    }

    [Fact]
    public async Task The_end_of_the_session_ends_the_stream_even_in_silence()
    {
        using var browser = new FormBrowser(_api.Address);
        using var login = await browser.LogInAsync(RunningApi.Token);
        using var stream = await EventStream.OpenAsync(browser.Http, "/api/events");
        using var logout = await browser.PostAsync("/deconnexion", [("__RequestVerificationToken", await browser.FormTokenAsync())]);
        (await stream.NextAsync()).ShouldBeNull();
    }
}
