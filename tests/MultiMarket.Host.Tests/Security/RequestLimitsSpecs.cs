using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class RequestLimitsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new(new AccessOptions { BehindProxy = true });

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Ten_logins_a_minute_may_be_tried_from_one_address()
    {
        using var browser = new FormBrowser(_api.Address);
        for (var i = 0; i < RequestLimits.LoginsPerMinute; i++)
        {
            using var attempt = await browser.PostAsync("/connexion", [("jeton", $"guess {i}")]);
            attempt.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var refused = await browser.PostAsync("/connexion", [("jeton", RunningApi.Token)]);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var page = await browser.PostAsync("/connexion", [], ("Accept", "text/html"));
        page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Trop d&#x27;essais");
        using var elsewhere = await browser.PostAsync("/connexion", [], ("X-Forwarded-For", "203.0.113.7"));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task State_changes_run_out_and_leave_reads_alone()
    {
        var refused = await RefusedAsync(HttpMethod.Post, "/api/channels/web/pause", RequestLimits.ChangeBurst);

        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await Task.FromResult(refused).ProblemAsync(HttpStatusCode.TooManyRequests)).ShouldContain("try again in 1 s");
        using var read = await _api.Owner.GetAsync("/api/status");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reports_and_reads_run_out_apart_from_each_other()
    {
        using (await RefusedAsync(HttpMethod.Get, "/api/reports/revenue", RequestLimits.ReportBurst)) { }
        using (var read = await _api.Owner.GetAsync("/api/status")) read.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (await RefusedAsync(HttpMethod.Get, "/api/status", RequestLimits.ReadBurst)) { }
        using (var health = await _api.Owner.GetAsync("/health/live")) health.StatusCode.ShouldBe(HttpStatusCode.OK, "whoever watches over the host is never refused");
    }

    [Fact]
    public async Task The_socket_of_the_pages_runs_out_and_leaves_the_api_alone()
    {
        using (await RefusedAsync(HttpMethod.Get, "/_blazor/initializers", RequestLimits.PageBurst)) { }
        using (var read = await _api.Owner.GetAsync("/api/status")) read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Everything_has_its_limit_but_for_the_health_and_a_cookie() =>
        _api.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null)
            .Select(e => e.RoutePattern.RawText)
            .ShouldBe(["/health/live", "/health/ready", "/langue/{code}"], ignoreOrder: true);

    [Fact]
    public async Task So_many_connections_may_be_open_and_whoever_has_one_keeps_it()
    {
        using (await _api.Owner.GetAsync("/health/live")) { }
        var idle = new List<Socket>();
        try
        {
            while (!await IsClosedAsync(idle))
            {
                idle.Count.ShouldBeLessThan(RequestLimits.OpenConnections + 1);
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, _api.Address.Port);
            }

            idle.Count.ShouldBeGreaterThanOrEqualTo(RequestLimits.OpenConnections - 1);
            using var served = await _api.Owner.GetAsync("/health/live");
            served.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            idle.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task A_client_on_this_machine_that_asks_forty_times_a_second_notices_nothing()
    {
        // Ten seconds of our quickest poller, at once.
        for (var i = 0; i < 400; i++)
        {
            using var response = await _api.Owner.GetAsync("/api/status");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    // A connection too many is accepted and closed at once; the last ones of those that are kept say nothing.
    private static async Task<bool> IsClosedAsync(List<Socket> idle)
    {
        if (idle.Count < RequestLimits.OpenConnections - 1) return false;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(idle.Count > RequestLimits.OpenConnections ? 20 : 1));
        try
        {
            return await idle[^1].ReceiveAsync(new byte[1], patience.Token) == 0;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    // What is replenished while we ask comes on top of the burst; it is less than what we ask for.
    private async Task<HttpResponseMessage> RefusedAsync(HttpMethod method, string path, int burst)
    {
        for (var i = 0; i < burst * 20; i += 50)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _api.Owner.SendAsync(method, path)));
            var refused = Array.Find(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests);
            foreach (var answer in answers.Where(a => a != refused))
                using (answer) answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.TooManyRequests);
            if (refused is not null) return refused;
        }

        throw new ShouldAssertException($"{path} was never refused");
    }
}
