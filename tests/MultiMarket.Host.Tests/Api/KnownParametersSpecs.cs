using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class KnownParametersSpecs(RunningApi api) : IClassFixture<RunningApi>
{
    [Theory]
    [InlineData("GET", "/api/status?x=1", "There is no parameter 'x' here.")]
    [InlineData("GET", "/api/reports/revenue?form=2026-01-01", "There is no parameter 'form'; the parameters are from, to, channel, top, statuses.")]
    [InlineData("GET", "/api/reports/revenue?name=other", "There is no parameter 'name'; the parameters are from, to, channel, top, statuses.")]
    [InlineData("GET", "/api/trace?file=a.json", "There is no parameter 'file'; the parameters are item.")]
    [InlineData("GET", "/api/rejected?chanel=web", "There is no parameter 'chanel'; the parameters are channel, file, reason.")]
    [InlineData("POST", "/api/channels/web/pause?parts=ingestion", "There is no parameter 'parts'; the parameters are part.")]
    public async Task What_an_endpoint_does_not_know_is_refused(string method, string path, string said) =>
        (await api.Owner.SendAsync(new HttpMethod(method), path).ProblemAsync(HttpStatusCode.BadRequest)).ShouldBe(said);

    [Fact]
    public async Task What_it_knows_is_taken_whatever_its_case() =>
        (await api.Anonymous.GetAsync("/api/reports/revenue?From=2026-01-01&TO=2026-01-31").DocumentAsync()).GetProperty("name").GetString().ShouldBe("revenue");
}
