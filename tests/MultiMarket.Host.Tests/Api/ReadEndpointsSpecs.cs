using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class ReadEndpointsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Status_is_the_snapshot_in_snake_case()
    {
        var status = await _api.Anonymous.GetAsync("/api/status").DocumentAsync();

        status.GetProperty("instance").GetString().ShouldBe("main");
        status.GetProperty("totals").GetProperty("in_flight").GetInt64().ShouldBe(1);
        status.GetProperty("warehouse").GetProperty("available").GetBoolean().ShouldBeTrue();
        var web = status.GetProperty("channels")[0];
        web.GetProperty("simulation").GetProperty("min_interval_ms").GetInt64().ShouldBe(2000);
        web.GetProperty("lag").GetProperty("p99_ms").GetDouble().ShouldBe(120);
    }

    [Fact]
    public async Task The_message_of_a_failure_is_for_those_with_the_token()
    {
        (await _api.Anonymous.GetAsync("/api/status").DocumentAsync()).GetProperty("restarts")[0].GetProperty("cause").GetString().ShouldBe("IOException");
        (await _api.Owner.GetAsync("/api/status").DocumentAsync()).GetProperty("restarts")[0].GetProperty("cause").GetString().ShouldBe("IOException: disk");
    }

    [Fact]
    public async Task A_report_has_the_documented_shape_and_numbers_for_amounts()
    {
        var report = await _api.Anonymous.GetAsync("/api/reports/revenue").DocumentAsync();

        report.EnumerateObject().Select(p => p.Name).ShouldBe(["name", "parameters", "definition", "columns", "rows", "totals", "generated_at", "duration_ms"]);
        report.GetProperty("columns")[2].GetProperty("kind").GetString().ShouldBe("amount");
        report.GetProperty("rows")[0].GetRawText().ShouldBe("""["2026-01","web",1234567.89,42]""");
        report.GetProperty("rows")[1][1].ValueKind.ShouldBe(JsonValueKind.Null);
        report.GetProperty("totals").GetProperty("ca").GetRawText().ShouldBe("1234568.39");
        report.GetRawText().ShouldContain("annulée");
    }

    [Fact]
    public async Task A_report_takes_its_parameters_from_the_query()
    {
        await _api.Anonymous.GetAsync("/api/reports/top-products?from=2026-01-01&to=2026-03-31&channel=web,mobile&top=5&statuses=PAYEE").DocumentAsync();

        var request = _api.Market.LastReport!;
        request.From.ShouldBe(new DateOnly(2026, 1, 1));
        request.To.ShouldBe(new DateOnly(2026, 3, 31));
        request.Channels.ShouldBe([Channel.Web, Channel.Mobile]);
        request.Top.ShouldBe(5);
        request.Statuses.ShouldBe([OrderStatus.Paid]);
    }

    [Theory]
    [InlineData("/api/reports/profit", "revenue")]
    [InlineData("/api/reports/revenue?from=01/02/2026", "from")]
    [InlineData("/api/reports/top-products?top=0", "top")]
    public async Task A_wrong_parameter_is_a_bad_request_that_names_it(string path, string named) =>
        (await _api.Anonymous.GetAsync(path).ProblemAsync(HttpStatusCode.BadRequest)).ShouldContain(named);

    [Fact]
    public async Task A_warehouse_that_is_away_is_a_503()
    {
        _api.Market.Failure = new WarehouseUnavailableException("The warehouse does not answer.");

        (await _api.Anonymous.GetAsync("/api/reports/revenue").ProblemAsync(HttpStatusCode.ServiceUnavailable)).ShouldBe("The warehouse does not answer.");
    }

    [Fact]
    public async Task A_system_that_does_not_answer_in_time_is_a_504()
    {
        _api.Market.Failure = new TimeoutException("5 s");

        await _api.Anonymous.GetAsync("/api/status").ProblemAsync(HttpStatusCode.GatewayTimeout);
    }

    [Fact]
    public async Task The_unexpected_goes_to_the_log_and_not_to_the_caller()
    {
        _api.Market.Failure = new InvalidOperationException("secret detail");

        (await _api.Anonymous.GetAsync("/api/status").ProblemAsync(HttpStatusCode.InternalServerError)).ShouldNotContain("secret");
        _api.Log.Events.ShouldContain(e => e.Level == LogLevel.Error && e.Exception == _api.Market.Failure);
    }

    [Fact]
    public async Task Unknown_addresses_are_problems_too() =>
        await _api.Anonymous.GetAsync("/api/nothing").ProblemAsync(HttpStatusCode.NotFound);

    [Fact]
    public async Task Health_tells_live_from_ready()
    {
        (await _api.Anonymous.GetAsync("/health/ready").DocumentAsync()).GetProperty("status").GetString().ShouldBe("ready");
        _api.Market.WarehouseAvailable = false;
        (await _api.Anonymous.GetAsync("/health/ready").ProblemAsync(HttpStatusCode.ServiceUnavailable)).ShouldContain("connection refused");
        (await _api.Anonymous.GetAsync("/health/live").DocumentAsync()).GetProperty("status").GetString().ShouldBe("live");
    }

    [Fact]
    public async Task The_description_lists_every_address()
    {
        var paths = (await _api.Anonymous.GetAsync("/openapi/v1.json").DocumentAsync()).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        paths.ShouldContain("/api/status");
        paths.ShouldContain("/api/reports/{name}");
        paths.ShouldContain("/api/rejected");
        paths.ShouldContain("/api/channels/{channel}/emit");
        paths.ShouldNotContain("/");
    }
}
