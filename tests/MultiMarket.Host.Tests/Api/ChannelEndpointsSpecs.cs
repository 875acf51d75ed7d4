using System.Net;
using System.Text;
using MultiMarket.Domain.Control;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class ChannelEndpointsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("web/pause", "pause web Simulation")]
    [InlineData("web/pause?part=simulation", "pause web Simulation")]
    [InlineData("boutique/pause?part=ingestion", "pause boutique Ingestion")]
    [InlineData("mobile/resume?part=ingestion", "resume mobile Ingestion")]
    [InlineData("web/rate?rate=100ms..200ms", "rate web 100ms..200ms")]
    [InlineData("boutique/emit?orders=50", "emit boutique 50")]
    public async Task A_command_reaches_its_channel(string path, string command)
    {
        using var response = await _api.Owner.PostAsync($"/api/channels/{path}", null);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _api.Market.Commands.ShouldBe([command]);
    }

    [Fact]
    public async Task All_means_every_channel()
    {
        using var response = await _api.Owner.PostAsync("/api/channels/all/emit?orders=2", null);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _api.Market.Commands.Order().ShouldBe(["emit boutique 2", "emit mobile 2", "emit web 2"]);
    }

    [Fact]
    public async Task A_rate_may_come_as_a_body()
    {
        using var body = new StringContent("""{"min":"2s","max":"5s"}""", Encoding.UTF8, "application/json");
        using var response = await _api.Owner.PostAsync("/api/channels/web/rate", body);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _api.Market.Commands.ShouldBe(["rate web 2s..5s"]);
    }

    [Theory]
    [InlineData("web/pause?part=all", HttpStatusCode.BadRequest, "part is 'all'")]
    [InlineData("shop/pause", HttpStatusCode.NotFound, "no channel 'shop'")]
    [InlineData("web/emit", HttpStatusCode.BadRequest, "allowed are 1 to 100000")]
    [InlineData("web/emit?orders=0", HttpStatusCode.BadRequest, "orders is '0'")]
    [InlineData("web/emit?orders=100001", HttpStatusCode.BadRequest, "orders is '100001'")]
    [InlineData("web/rate", HttpStatusCode.BadRequest, "The rate is missing")]
    [InlineData("web/rate?rate=5s..2s", HttpStatusCode.BadRequest, "the smaller interval first")]
    public async Task What_makes_no_sense_is_refused_by_name(string path, HttpStatusCode status, string detail)
    {
        (await _api.Owner.PostAsync($"/api/channels/{path}", null).ProblemAsync(status)).ShouldContain(detail);

        _api.Market.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_body_is_a_bad_request()
    {
        using var body = new StringContent("""{"min":""", Encoding.UTF8, "application/json");

        await _api.Owner.PostAsync("/api/channels/web/rate", body).ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_conflict()
    {
        _api.Market.Failure = new ControlException("The simulator of web is off; start the host without --no-simulation.");

        (await _api.Owner.PostAsync("/api/channels/web/emit?orders=1", null).ProblemAsync(HttpStatusCode.Conflict)).ShouldContain("--no-simulation");
    }

    [Fact]
    public async Task Only_posts_change_anything()
    {
        using var response = await _api.Owner.GetAsync("/api/channels/web/pause");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        _api.Market.Commands.ShouldBeEmpty();
    }
}
