using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>Somebody follows a running host.</summary>
public sealed class EventsSpecs : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(options: ["--no-simulation"]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Orders_rejections_and_pauses_are_told_as_they_happen_a_burst_to_its_last_order_and_the_stream_ends_with_the_host()
    {
        var token = ("Authorization", "Bearer " + (await File.ReadAllTextAsync(Path.Combine(_host.Data, "control.token"))).Trim());
        using var stranger = await EventStream.OpenAsync(_host.Http, _host.Url + "/api/events");
        using var owner = await EventStream.OpenAsync(_host.Http, _host.Url + "/api/events", token);

        _host.Drop("site_web", "234.json", OrderTexts.Web("234"));
        var masked = (await stranger.NextAsync())!.Value;
        (masked.Name, masked.Data.GetProperty("order_id").GetString(), masked.Data.GetProperty("client_id").GetString()).ShouldBe(("order-inserted", "234", null));
        (await owner.NextAsync())!.Value.Data.GetProperty("client_id").GetString().ShouldBe("123");

        _host.Drop("site_web", "bad.json", OrderTexts.Utf8("{"));
        var rejected = (await owner.NextAsync())!.Value;
        (rejected.Name, rejected.Data.GetProperty("file").GetString()).ShouldBe(("file-rejected", "bad.json"));
        File.Exists(_host.Rejected("site_web", "bad.json")).ShouldBeTrue();

        (await _host.CliAsync("pause", "web", "--ingest")).ExitCode.ShouldBe(0);
        var paused = (await owner.NextAsync())!.Value;
        (paused.Name, paused.Data.GetProperty("part").GetString(), paused.Data.GetProperty("change").GetString()).ShouldBe(("channel-changed", "ingestion", "paused"));

        for (var i = 0; i < 3_000; i++) _host.Drop("site_web", $"burst-{i}.json", OrderTexts.Web($"burst-{i}"));
        (await _host.CliAsync("resume", "web", "--ingest")).ExitCode.ShouldBe(0);
        (await owner.NextAsync())!.Value.Data.GetProperty("change").GetString().ShouldBe("resumed");
        for (long seen = 0; seen < 3_000;)
        {
            var next = (await owner.NextAsync())!.Value;
            seen += next.Name == "events-missed" ? next.Data.GetProperty("count").GetInt64() : 1;
            seen.ShouldBeLessThanOrEqualTo(3_000);
        }

        _host.Signal(15);
        (await owner.NextAsync()).ShouldBeNull();
        (await _host.ExitAsync()).ShouldBe(0);
    }
}
