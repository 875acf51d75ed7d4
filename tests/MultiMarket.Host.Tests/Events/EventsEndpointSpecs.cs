using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MultiMarket.Host.Events;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using MultiMarket.Testing;
using Shouldly;

namespace MultiMarket.Host.Tests.Events;

public sealed class EventsEndpointSpecs : IAsyncLifetime
{
    private const string Path = "/api/events";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RunningApi _api = new(new AccessOptions(), stream: new EventStreamOptions { Pause = TimeSpan.FromMilliseconds(1), WriteTimeout = TimeSpan.FromSeconds(1) });

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Without_login_whatever_names_a_person_is_masked()
    {
        using var stream = await EventStream.OpenAsync(_api.Anonymous, Path);
        stream.LastId.ShouldBe("run-40");
        _api.Feed.TellOrders(1);
        _api.Feed.TellRejection("amina.json");
        _api.Feed.TellRate();

        (await stream.NextAsync()).ShouldBeEvent("order-inserted", """{"at":"2026-03-01T12:00:00+00:00","channel":"web","order_id":"234","client_id":null,"placed_at":"2026-03-01T13:00:00","status":"payée","city":"Casablanca","address":null,"item_count":2,"total":17000.50,"masked":true}""");
        stream.LastId.ShouldBe("run-41");
        (await stream.NextAsync()).ShouldBeEvent("file-rejected", """{"at":"2026-03-01T12:00:00+00:00","channel":"web","file":null,"attempts":1,"codes":["range"],"violations":null,"masked":true}""");
        (await stream.NextAsync()).ShouldBeEvent("channel-changed", """{"at":"2026-03-01T12:00:00+00:00","channel":"web","part":"simulation","change":"rate","rate":"2s..5s","who":null,"masked":true}""");
        stream.LastId.ShouldBe("run-43");
    }

    [Fact]
    public async Task With_the_token_everything_is_told()
    {
        using var stream = await EventStream.OpenAsync(_api.Owner, Path);
        _api.Feed.TellOrders(1);
        _api.Feed.TellRejection("amina.json");
        _api.Feed.TellRate();

        var order = (await stream.NextAsync())!.Value.Data;
        (order.GetProperty("client_id").GetString(), order.GetProperty("address").GetString(), order.GetProperty("masked").GetBoolean()).ShouldBe(("client-123", "10 Av Roudani", false));
        var file = (await stream.NextAsync())!.Value.Data;
        file.GetProperty("file").GetString().ShouldBe("amina.json");
        file.GetProperty("violations")[0].GetProperty("path").GetString().ShouldBe("$.produits[0].quantite");
        (await stream.NextAsync())!.Value.Data.GetProperty("who").GetString().ShouldBe("amina (127.0.0.1)");
    }

    [Fact]
    public async Task A_session_that_ends_while_its_stream_is_open_masks_what_follows()
    {
        using var browser = new FormBrowser(_api.Address);
        using var login = await browser.LogInAsync(RunningApi.Token);
        using var stream = await EventStream.OpenAsync(browser.Http, Path);
        _api.Feed.TellOrders(1);
        (await stream.NextAsync())!.Value.Data.GetProperty("client_id").GetString().ShouldBe("client-123");

        using var logout = await browser.PostAsync("/deconnexion", [("__RequestVerificationToken", await browser.FormTokenAsync())]);
        _api.Feed.TellOrders(1);
        (await stream.NextAsync())!.Value.Data.GetProperty("client_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Another_token_opens_no_stream()
    {
        await _api.Anonymous.SendAsync(HttpMethod.Get, Path, ("Authorization", "Bearer wrong")).ProblemAsync(HttpStatusCode.Unauthorized);
        _api.Feed.Followers.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_comes_back_is_told_how_many_events_it_missed()
    {
        using var stream = await EventStream.OpenAsync(_api.Anonymous, Path, ("Last-Event-ID", "run-35"));
        (await stream.NextAsync()).ShouldBeEvent("events-missed", """{"count":5}""");
        stream.LastId.ShouldBe("run-40");
        using var ofAnotherRun = await EventStream.OpenAsync(_api.Anonymous, Path, ("Last-Event-ID", "other-35"));
        (await ofAnotherRun.NextAsync()).ShouldBeEvent("events-missed", """{"count":null}""");
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_dropped_while_another_gets_or_counts_every_event()
    {
        const int Burst = 1_000;
        using var stream = await EventStream.OpenAsync(_api.Anonymous, Path);
        using var sleeper = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await sleeper.ConnectAsync(IPAddress.Loopback, _api.Address.Port);
        await sleeper.SendAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: 127.0.0.1:{_api.Address.Port}\r\n\r\n"));
        await Eventually.TrueAsync("both follow", () => _api.Feed.Followers == 2, Patience);

        while (_api.Feed.Followers == 2)
        {
            _api.Feed.TellOrders(Burst);
            for (long seen = 0; seen < Burst;)
            {
                var next = (await stream.NextAsync())!.Value;
                seen += next.Name == "events-missed" ? next.Data.GetProperty("count").GetInt64() : 1;
                seen.ShouldBeLessThanOrEqualTo(Burst);
            }
        }

        _api.Feed.Followers.ShouldBe(1);
    }

    [Fact]
    public async Task So_many_streams_may_be_open_and_one_that_closes_makes_room()
    {
        var streams = new List<EventStream>();
        for (var i = 0; i < RequestLimits.OpenStreams; i++) streams.Add(await EventStream.OpenAsync(_api.Anonymous, Path));
        using (await EventStream.OpenAsync(_api.Owner, Path)) { }
        using (var refused = await _api.Anonymous.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        }

        using (var status = await _api.Owner.GetAsync("/api/status")) status.StatusCode.ShouldBe(HttpStatusCode.OK);
        streams[0].Dispose();
        streams[0] = await Eventually.BecomesAsync("there is room", () => EventStream.OpenAsync(_api.Anonymous, Path), _ => true, Patience);
        streams.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_stop_of_the_host_ends_the_stream_at_once()
    {
        using var stream = await EventStream.OpenAsync(_api.Anonymous, Path);
        _api.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        (await stream.NextAsync()).ShouldBeNull();
        await Eventually.TrueAsync("nobody follows", () => _api.Feed.Followers == 0, Patience);
    }

    [Fact]
    public async Task Our_own_pages_may_follow()
    {
        using var stream = await EventStream.OpenAsync(_api.Anonymous, Path, ("Origin", $"http://127.0.0.1:{_api.Address.Port}"), ("Sec-Fetch-Site", "same-origin"));
        _api.Feed.TellOrders(1);
        (await stream.NextAsync())!.Value.Name.ShouldBe("order-inserted");
    }

    [Fact]
    public async Task The_description_of_the_api_knows_the_stream()
    {
        var path = (await _api.Anonymous.GetAsync("/openapi/v1.json").DocumentAsync()).GetProperty("paths").GetProperty(Path).GetProperty("get");
        path.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/event-stream", out _).ShouldBeTrue();
        path.GetProperty("responses").TryGetProperty("429", out _).ShouldBeTrue();
    }
}
