using System.Net;
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
    public async Task Pages_are_refused_like_reports_to_whoever_opens_them_without_end()
    {
        using (await RefusedAsync(HttpMethod.Get, "/sante", RequestLimits.ReportBurst)) { }
        using (var read = await _api.Owner.GetAsync("/api/status")) read.StatusCode.ShouldBe(HttpStatusCode.OK);
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
