using System.Text.Json;
using MongoDB.Bson;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>What simulators and intakes remember when their process is killed, and what they do without the warehouse.</summary>
public sealed class PersistenceSpecs
{
    private static readonly string[] Sources = ["site_web", "application_mobile", "boutique_physique"];

    [Fact]
    public async Task A_killed_host_comes_back_with_its_pauses_and_rates_and_writes_no_number_twice()
    {
        await using var host = await HostProcess.StartAsync(options: ["--backfill", "0"]);
        await Done(host, "rate", "all", "2ms..4ms");
        await host.CountsBecomeAsync("more than one block is used", c => c.Inserted >= 450);
        await Done(host, "pause", "web");
        await Done(host, "rate", "mobile", "40ms..60ms");
        await Done(host, "pause", "boutique", "--ingest");
        host.Kill();

        await host.StartAsync();
        var status = await Eventually.BecomesAsync("every simulator has recovered", () => host.GetAsync("/api/status"), s => !States(s).Contains("off"), TimeSpan.FromSeconds(15));
        States(status)[0].ShouldBe("paused");
        Channel(status, 1).GetProperty("simulation").GetProperty("min_interval_ms").GetInt64().ShouldBe(40);
        await Eventually.BecomesAsync("the intake is paused", () => host.GetAsync("/api/status"), s => Channel(s, 2).GetProperty("ingest_paused").GetBoolean(), TimeSpan.FromSeconds(15));
        await Done(host, "pause", "all");
        await Done(host, "emit", "all", "150");
        (await host.CountsAsync("boutique")).Found.ShouldBe(0);
        host.Waiting("boutique_physique").Length.ShouldBeGreaterThanOrEqualTo(150);

        await Done(host, "resume", "boutique", "--ingest");
        await Eventually.TrueAsync("every file is archived", () => Sources.All(s => host.Waiting(s).Length == 0), TimeSpan.FromSeconds(20));
        await host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);
        (await host.CountsAsync()).Rejected.ShouldBe(0);
        var archived = Sources.SelectMany(host.Archived).Select(f => Path.GetFileName(f)).ToList();
        archived.ShouldBeUnique();
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(archived.Count);
    }

    [Fact]
    public async Task Commands_are_kept_with_those_who_gave_them()
    {
        await using var host = await HostProcess.StartAsync(options: ["--backfill", "0"]);
        await Done(host, "pause", "web");
        await Done(host, "rate", "mobile", "100ms..200ms");
        await Done(host, "pause", "boutique", "--ingest");
        await Done(host, "emit", "web", "3");
        host.Kill();
        await host.StartAsync();

        var (exitCode, text, errors) = await host.CliAsync("status", "--audit");
        exitCode.ShouldBe(0, errors);
        foreach (var command in new[] { "pause", "rate 100ms..200ms", "pause --ingest", "emit 3", Environment.UserName, "127.0.0.1" }) text.ShouldContain(command);
        var (_, json, _) = await host.CliAsync("status", "--audit", "--json");
        using var audit = JsonDocument.Parse(json);
        audit.RootElement.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("channel")} {e.GetProperty("command")}")
            .ShouldBe(["web pause", "mobile rate 100ms..200ms", "boutique pause --ingest", "web emit 3"]);
        using var refused = await host.Http.GetAsync(host.Url + "/api/audit");
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_the_warehouse_simulators_finish_their_block_and_wait_until_it_is_back()
    {
        await using var warehouse = await HostProcess.StartAsync(options: ["--no-simulation", "--instance", "warehouse"]);
        await using var host = await HostProcess.StartAsync(options: ["--mongodb", warehouse.WarehouseUri, "--backfill", "0"]);
        await Done(host, "rate", "all", "5ms..10ms");
        await host.CountsBecomeAsync("orders flow", c => c.Inserted >= 60);
        warehouse.Kill();
        var status = await Eventually.BecomesAsync("every simulator waits", () => host.GetAsync("/api/status"), s => States(s).All(state => state == "waiting"), TimeSpan.FromSeconds(30));
        Channel(status, 0).GetProperty("simulation").GetProperty("trouble").GetString().ShouldNotBeNullOrEmpty();
        var (exitCode, _, errors) = await host.CliAsync("pause", "web");
        exitCode.ShouldBe(1);
        errors.ShouldContain("journal");

        await warehouse.StartAsync();
        await Eventually.BecomesAsync("every simulator runs again", () => host.GetAsync("/api/status"), s => States(s).All(state => state == "running"), TimeSpan.FromSeconds(40));
        foreach (var channel in new[] { "web", "mobile", "boutique" })
            host.Output.Split('\n').Count(l => l.Contains($"The simulator of {channel} waits for its journal", StringComparison.Ordinal)).ShouldBe(1, host.Output);
        await Done(host, "pause", "all");
        await Eventually.TrueAsync("every file is archived", () => Sources.All(s => host.Waiting(s).Length == 0), TimeSpan.FromSeconds(30));
        await host.CountsBecomeAsync("nothing is in flight", c => c.InFlight == 0);
        (await host.CountsAsync()).Rejected.ShouldBe(0);
        (await warehouse.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(Sources.Sum(s => host.Archived(s).Length));
    }

    private static async Task Done(HostProcess host, params string[] arguments)
    {
        var (exitCode, output, errors) = await host.CliAsync(arguments);
        exitCode.ShouldBe(0, $"{string.Join(' ', arguments)}: {output}{errors}");
    }

    private static JsonElement Channel(JsonElement status, int index) => status.GetProperty("channels")[index];

    private static List<string?> States(JsonElement status) =>
        [.. status.GetProperty("channels").EnumerateArray().Select(c => c.GetProperty("simulation").GetProperty("state").GetString())];
}
