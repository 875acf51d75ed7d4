using System.Text.Json;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>The client steers a running host.</summary>
public sealed class ControlSpecs : IAsyncLifetime
{
    private HostProcess _host = null!;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(options: ["--backfill", "0"]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_paused_channel_writes_nothing_while_the_others_go_on_until_it_is_resumed()
    {
        await Done("rate", "all", "20ms..40ms");
        await WrittenBecome("all channels write", w => w.Web > 0 && w.Mobile > 0 && w.Boutique > 0);

        await Done("pause", "web");
        var paused = await Written();
        await WrittenBecome("the others write 20 more", w => w.Mobile > paused.Mobile + 20 && w.Boutique > paused.Boutique + 20);
        (await Written()).Web.ShouldBe(paused.Web);
        (await State("web")).ShouldBe("paused");

        await Done("resume", "web");
        await WrittenBecome("web writes again", w => w.Web > paused.Web + 5);
    }

    [Fact]
    public async Task Emit_writes_as_many_orders_as_asked_for_also_while_paused()
    {
        await Done("pause", "all");
        var before = await Written();
        await Done("emit", "boutique", "50");
        var after = await WrittenBecome("the orders are reported", w => w.Boutique >= before.Boutique + 50);
        after.Boutique.ShouldBe(before.Boutique + 50);
        after.Web.ShouldBe(before.Web);
        await _host.CountsBecomeAsync("they are stored", c => c.Inserted >= 50 && c.InFlight == 0);
    }

    [Fact]
    public async Task Paused_ingestion_leaves_files_in_their_folder_until_it_is_resumed()
    {
        await Done("pause", "all");
        await Eventually.TrueAsync("what the simulators wrote is archived", () => _host.Waiting("site_web").Length == 0, TimeSpan.FromSeconds(15));
        await Done("pause", "web", "--ingest");
        await _host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);
        await Done("emit", "web", "30");
        await Done("emit", "mobile", "30");
        await Eventually.BecomesAsync("mobile is stored", () => _host.CountsAsync("mobile"), c => c.Inserted >= 30, TimeSpan.FromSeconds(10));
        _host.Waiting("site_web").Length.ShouldBe(30);

        await Done("resume", "web", "--ingest");
        await Eventually.BecomesAsync("web is stored", () => _host.CountsAsync("web"), c => c.Inserted >= 30, TimeSpan.FromSeconds(10));
        _host.Waiting("site_web").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_status_for_people_and_one_for_programs()
    {
        var (exitCode, text, _) = await _host.CliAsync("status");
        exitCode.ShouldBe(0);
        foreach (var word in new[] { "web", "mobile", "boutique", "running", "embedded" }) text.ShouldContain(word);
        var (_, json, _) = await _host.CliAsync("status", "--json");
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("channels").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Wrong_words_and_a_missing_host_have_their_own_exit_codes()
    {
        (await _host.CliAsync("pause", "telephone")).ExitCode.ShouldBe(2);
        (await _host.CliAsync("report", "profit")).ExitCode.ShouldBe(2);
        await _host.StopAsync();
        var (exitCode, _, errors) = await _host.CliAsync("status");
        exitCode.ShouldBe(3);
        errors.ShouldContain("multimarket up");
    }

    private async Task Done(params string[] arguments)
    {
        var (exitCode, output, errors) = await _host.CliAsync(arguments);
        exitCode.ShouldBe(0, $"{string.Join(' ', arguments)}: {output}{errors}");
    }

    private async Task<string?> State(string channel) => (await Simulation(channel)).GetProperty("state").GetString();

    private async Task<(long Web, long Mobile, long Boutique)> Written()
    {
        async Task<long> Of(string channel) => (await Simulation(channel)).GetProperty("written").GetInt64();
        return (await Of("web"), await Of("mobile"), await Of("boutique"));
    }

    private Task<(long Web, long Mobile, long Boutique)> WrittenBecome(string condition, Func<(long Web, long Mobile, long Boutique), bool> holds) =>
        Eventually.BecomesAsync(condition, Written, holds, TimeSpan.FromSeconds(15));

    private async Task<JsonElement> Simulation(string channel) =>
        (await _host.GetAsync("/api/status")).GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == channel).GetProperty("simulation");
}
