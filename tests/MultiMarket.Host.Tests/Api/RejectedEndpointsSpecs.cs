using System.Globalization;
using System.Net;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class RejectedEndpointsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Files_come_with_their_reasons()
    {
        _api.Market.Rejected.Add(FakeMarket.File("web-1.json"));

        var page = await _api.Owner.GetAsync("/api/rejected?channel=web").DocumentAsync();

        page.GetProperty("more").GetBoolean().ShouldBeFalse();
        var file = page.GetProperty("files")[0];
        file.GetProperty("channel").GetString().ShouldBe("web");
        file.GetProperty("size_bytes").GetInt64().ShouldBe(120);
        var violation = file.GetProperty("rejection").GetProperty("violations")[0];
        violation.GetProperty("path").GetString().ShouldBe("$.produits[0].quantite");
        violation.GetProperty("message").GetString().ShouldBe("$.produits[0].quantite: found 0, expected an integer from 1 to 10,000");
    }

    [Fact]
    public async Task A_channel_without_rejected_files_gives_none()
    {
        _api.Market.Rejected.Add(FakeMarket.File("web-1.json"));

        (await _api.Owner.GetAsync("/api/rejected?channel=mobile").DocumentAsync()).GetProperty("files").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_page_is_limited_and_says_that_there_are_more()
    {
        for (var i = 0; i < 1001; i++) _api.Market.Rejected.Add(FakeMarket.File(i.ToString("D4", CultureInfo.InvariantCulture)));

        var page = await _api.Owner.GetAsync("/api/rejected").DocumentAsync();

        page.GetProperty("files").GetArrayLength().ShouldBe(1000);
        page.GetProperty("more").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Reasons_quote_personal_data_and_need_the_token() =>
        await _api.Anonymous.GetAsync("/api/rejected").ProblemAsync(HttpStatusCode.Unauthorized);
}
