using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class TraceEndpointSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Anybody_is_told_what_happened_and_only_the_owner_what_the_file_holds()
    {
        Directory.CreateDirectory(_api.Data["rejected/site_web"]);
        await File.WriteAllTextAsync(_api.Data["rejected/site_web/bad.json"], "oops");
        await File.WriteAllTextAsync(_api.Data["rejected/site_web/bad.json.reason.json"], """
            {"file":"bad.json","source":"site_web","rejected_at":"2026-03-01T12:00:00+00:00","attempts":1,"violations":[{"code":"type","path":"$.client_id","found":"Amina","expected":"text"}]}
            """);

        var open = await _api.Anonymous.GetAsync("/api/trace?item=bad.json").DocumentAsync();
        var full = await _api.Owner.GetAsync("/api/trace?item=bad.json").DocumentAsync();

        open.GetProperty("files")[0].GetProperty("state").GetString().ShouldBe("unrecorded");
        open.GetProperty("files")[0].GetProperty("reasons")[0].GetString().ShouldBe("type");
        open.GetRawText().ShouldNotContain("Amina");
        full.GetRawText().ShouldContain("Amina");
    }

    [Theory]
    [InlineData("/api/trace")]
    [InlineData("/api/trace?item=")]
    public async Task A_trace_of_nothing_is_refused(string path) =>
        (await _api.Anonymous.GetAsync(path).ProblemAsync(HttpStatusCode.BadRequest)).ShouldContain("give the name of a file or the id of an order");
}
