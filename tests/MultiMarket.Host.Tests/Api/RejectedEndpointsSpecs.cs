using System.Globalization;
using System.Net;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Api;

public sealed class RejectedEndpointsSpecs : IAsyncLifetime
{
    private readonly RunningApi _api = new();

    private OrderFolders Folders { get; set; } = null!;

    public Task InitializeAsync()
    {
        Folders = new OrderFolders(_api.Data.Path);
        Folders.Create();
        return _api.InitializeAsync();
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Files_come_with_their_reasons()
    {
        Reject(Channel.Web, "web-1.json", content: "{}");

        var page = await _api.Owner.GetAsync("/api/rejected?channel=web").DocumentAsync();

        page.GetProperty("more").GetBoolean().ShouldBeFalse();
        var file = page.GetProperty("files")[0];
        file.GetProperty("channel").GetString().ShouldBe("web");
        file.GetProperty("size_bytes").GetInt64().ShouldBe(2);
        var violation = file.GetProperty("rejection").GetProperty("violations")[0];
        violation.GetProperty("path").GetString().ShouldBe("$.produits[0].quantite");
        violation.GetProperty("message").GetString().ShouldBe("$.produits[0].quantite: found 0, expected an integer from 1 to 10,000");
    }

    [Theory]
    [InlineData("channel=mobile", "m.json")]
    [InlineData("reason=conflict", "b.json")]
    [InlineData("reason=unknown", "c.json")]
    [InlineData("file=a.json", "a.json")]
    [InlineData("file=rejected/site_web/a.json", "a.json")]
    [InlineData("file=a.json&reason=conflict", "")]
    [InlineData("file=../control.token", "")]
    [InlineData("file=a.json.reason.json", "")]
    public async Task Some_are_chosen_by_channel_name_or_reason(string query, string names)
    {
        Reject(Channel.Web, "a.json");
        Reject(Channel.Web, "b.json", code: "conflict");
        Reject(Channel.Web, "c.json");
        File.Delete(_api.Data["rejected/site_web/c.json.reason.json"]);
        Reject(Channel.Mobile, "m.json");

        var page = await _api.Owner.GetAsync($"/api/rejected?{query}").DocumentAsync();

        string.Join(' ', page.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString())).ShouldBe(names);
    }

    [Fact]
    public async Task A_page_is_limited_and_says_that_there_are_more()
    {
        for (var i = 0; i < 1001; i++) await File.WriteAllTextAsync(_api.Data[$"rejected/site_web/{i.ToString("D4", CultureInfo.InvariantCulture)}.json"], "");

        var page = await _api.Owner.GetAsync("/api/rejected").DocumentAsync();

        page.GetProperty("files").GetArrayLength().ShouldBe(1000);
        page.GetProperty("more").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_content_is_the_bytes_of_the_file_and_of_no_other()
    {
        Reject(Channel.Web, "a.json", content: "{ \"é\" oops");
        await File.WriteAllTextAsync(_api.Data["secret.json"], "secret");

        (await _api.Owner.GetStringAsync("/api/rejected/content?file=a.json")).ShouldBe("{ \"é\" oops");
        await _api.Owner.GetAsync("/api/rejected/content?file=../../secret.json").ProblemAsync(HttpStatusCode.NotFound);
        await _api.Owner.GetAsync("/api/rejected/content").ProblemAsync(HttpStatusCode.BadRequest);
        Reject(Channel.Mobile, "a.json");
        (await _api.Owner.GetAsync("/api/rejected/content?file=a.json").ProblemAsync(HttpStatusCode.BadRequest)).ShouldContain("web and mobile");
    }

    [Fact]
    public async Task A_retry_moves_a_file_back_and_drops_its_reason()
    {
        Reject(Channel.Web, "a.json", content: "mine");
        Reject(Channel.Web, "b.json");

        var result = await RetryAsync("file=a.json");

        result.GetProperty("retried").GetInt32().ShouldBe(1);
        Names("sources/site_web").ShouldBe(["a.json"]);
        (await File.ReadAllTextAsync(_api.Data["sources/site_web/a.json"])).ShouldBe("mine");
        Names("rejected/site_web").ShouldBe(["b.json", "b.json.reason.json"]);
    }

    [Fact]
    public async Task A_retry_never_replaces_a_file_that_waits()
    {
        Reject(Channel.Web, "a.json", content: "mine");
        await File.WriteAllTextAsync(_api.Data["sources/site_web/a.json"], "another's");

        var result = await RetryAsync("file=a.json");

        result.GetProperty("files")[0].GetProperty("returned_as").GetString().ShouldBe("a.2.json");
        (await File.ReadAllTextAsync(_api.Data["sources/site_web/a.json"])).ShouldBe("another's");
        (await File.ReadAllTextAsync(_api.Data["sources/site_web/a.2.json"])).ShouldBe("mine");
    }

    [Theory]
    [InlineData("reason=conflict", "b.json m.json")]
    [InlineData("reason=conflict&channel=mobile", "m.json")]
    [InlineData("all=true", "a.json b.json m.json")]
    [InlineData("all=true&channel=web", "a.json b.json")]
    public async Task A_retry_takes_those_of_a_reason_or_all(string query, string returned)
    {
        Reject(Channel.Web, "a.json");
        Reject(Channel.Web, "b.json", code: "conflict");
        Reject(Channel.Mobile, "m.json", code: "conflict");

        await RetryAsync(query);

        string.Join(' ', Names("sources/site_web").Concat(Names("sources/application_mobile"))).ShouldBe(returned);
    }

    [Fact]
    public async Task What_no_host_would_take_in_stays_and_does_not_hold_up_the_others()
    {
        await File.WriteAllTextAsync(_api.Data["rejected/site_web/a.txt"], "");
        Reject(Channel.Web, "b.json");

        var result = await RetryAsync("all=true");

        (result.GetProperty("retried").GetInt32(), result.GetProperty("failed").GetInt32()).ShouldBe((1, 1));
        result.GetProperty("files")[0].GetProperty("problem").GetString()!.ShouldContain("no order file by its name");
        Names("rejected/site_web").ShouldBe(["a.txt"]);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?all=true&reason=type", HttpStatusCode.BadRequest)]
    [InlineData("?file=gone.json", HttpStatusCode.NotFound)]
    [InlineData("?file=..%2F..%2Fsecret.json", HttpStatusCode.NotFound)]
    [InlineData("?all=true&channel=shop", HttpStatusCode.NotFound)]
    [InlineData("?all=true&chanel=mobile", HttpStatusCode.BadRequest)]
    [InlineData("?all=yes", HttpStatusCode.BadRequest)]
    public async Task A_retry_of_nothing_is_refused(string query, HttpStatusCode status)
    {
        Reject(Channel.Web, "a.json");
        await File.WriteAllTextAsync(_api.Data["secret.json"], "secret");

        (await _api.Owner.PostAsync("/api/rejected/retry" + query, null).ProblemAsync(status)).ShouldNotBeEmpty();

        File.Exists(_api.Data["secret.json"]).ShouldBeTrue();
        Names("sources/site_web").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/api/rejected")]
    [InlineData("GET", "/api/rejected/content?file=a.json")]
    [InlineData("POST", "/api/rejected/retry?all=true")]
    public async Task Reasons_quote_personal_data_and_need_the_token(string method, string path)
    {
        Reject(Channel.Web, "a.json");

        await _api.Anonymous.SendAsync(new HttpMethod(method), path).ProblemAsync(HttpStatusCode.Unauthorized);

        Names("rejected/site_web").Length.ShouldBe(2);
    }

    private Task<JsonElement> RetryAsync(string query) => _api.Owner.PostAsync($"/api/rejected/retry?{query}", null).DocumentAsync();

    private string[] Names(string folder) => [.. Directory.GetFiles(_api.Data[folder]).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private void Reject(Channel channel, string name, string code = "range", string content = "")
    {
        File.WriteAllText(Path.Combine(Folders.SourceFolder(channel), name), content);
        Folders.Reject(channel, name, null, new Rejection(name, channel.Folder, FakeMarket.Noon, 1, [new Violation(code, "$.produits[0].quantite", "0", "an integer from 1 to 10,000")])).ShouldBe(MoveOutcome.Moved);
    }
}
