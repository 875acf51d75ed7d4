using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>Starting, stopping, and starting again.</summary>
public sealed class LifeCycleSpecs
{
    [Fact]
    public async Task Ctrl_C_drains_and_a_second_start_continues_where_the_first_stopped()
    {
        await using var host = await HostProcess.StartAsync(options: ["--backfill", "50"]);
        await host.CountsBecomeAsync("the history is stored", c => c.Inserted >= 150);
        (await host.CliAsync("rate", "all", "5ms..10ms")).ExitCode.ShouldBe(0);
        await host.CountsBecomeAsync("orders flow", c => c.Inserted >= 250);

        var clock = Stopwatch.StartNew();
        (await host.StopAsync()).ShouldBe(0, host.Output);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        host.Output.ShouldNotContain("WRN", customMessage: host.Output);
        string[] sources = ["site_web", "application_mobile", "boutique_physique"];
        var archived = sources.Sum(s => host.Archived(s).Length);

        await host.StartAsync();
        (await host.CliAsync("pause", "all")).ExitCode.ShouldBe(0);
        (await host.CliAsync("emit", "all", "20")).ExitCode.ShouldBe(0);
        // An order is stored a moment before it is counted, and the simulators have written some before they were paused.
        await Eventually.BecomesAsync(
            "the warehouse holds what the first run archived and the second has counted",
            async () => (Waiting: sources.Sum(s => host.Waiting(s).Length), Counts: await host.CountsAsync(), Stored: await host.Orders.CountDocumentsAsync(new BsonDocument())),
            seen => seen is { Waiting: 0, Counts: { Inserted: >= 60, InFlight: 0 } } && seen.Stored == archived + seen.Counts.Inserted,
            TimeSpan.FromSeconds(15));
        (await host.CountsAsync()).Duplicate.ShouldBe(0);
        (await host.CountsAsync()).Rejected.ShouldBe(0);
    }

    [Fact]
    public async Task Ctrl_C_during_the_start_is_no_failure()
    {
        await using var host = HostProcess.Prepare();
        host.Launch();
        await Eventually.TrueAsync("the actor system starts", () => host.Output.Contains("The warehouse is empty", StringComparison.Ordinal), TimeSpan.FromSeconds(60));

        (await host.StopAsync()).ShouldBe(0, host.Output);

        foreach (var trouble in (string[])["ERR", "FTL", "failed"]) host.Output.ShouldNotContain(trouble, customMessage: host.Output);
    }

    [Fact]
    public async Task A_host_that_is_killed_loses_nothing_and_stores_nothing_twice()
    {
        await using var host = await HostProcess.StartAsync(options: "--no-simulation");
        for (var i = 0; i < 2_000; i++) host.Drop("site_web", $"{i}.json", OrderTexts.Web($"{i}"));
        await host.CountsBecomeAsync("some are stored", c => c.Inserted > 0);
        host.Kill();
        await host.StartAsync();
        await Eventually.TrueAsync("the folder is empty", () => host.Waiting("site_web").Length == 0, TimeSpan.FromSeconds(20));
        (await host.Orders.CountDocumentsAsync(new BsonDocument())).ShouldBe(2_000);
        host.Archived("site_web").Length.ShouldBe(2_000);
    }

    [Fact]
    public async Task A_taken_http_port_is_named_in_one_line()
    {
        using var taken = Listen();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await ShouldRefuse(["--http", $"{port}", "--warehouse-port", "0"], $"{port}");
    }

    [Fact]
    public async Task A_taken_warehouse_port_is_named_in_one_line()
    {
        using var taken = Listen();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await ShouldRefuse(["--http", "0", "--warehouse-port", $"{port}"], $"{port}");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named_in_one_line()
    {
        var file = Path.GetTempFileName();
        await ShouldRefuse(["--data", Path.Combine(file, "data"), "--http", "0", "--warehouse-port", "0"], file);
        File.Delete(file);
    }

    [Theory]
    [InlineData("not-a-uri")]
    [InlineData("mongodb://127.0.0.1:1")]
    public async Task A_wrong_MongoDB_address_is_named_in_one_line(string uri) =>
        await ShouldRefuse(["--mongodb", uri, "--http", "0"], uri.Replace("mongodb://", "", StringComparison.Ordinal));

    private static async Task ShouldRefuse(string[] options, string named)
    {
        var data = HostProcess.TemporaryFolder();
        string[] arguments = options.Contains("--data") ? ["up", .. options] : ["up", "--data", data, .. options];
        var (exitCode, output, errors) = await Programs.RunAsync(Programs.Of("MultiMarket.Host", arguments));
        exitCode.ShouldNotBe(0);
        errors.Trim().Split('\n').Length.ShouldBe(1, errors + output);
        errors.ShouldContain(named);
        Directory.Delete(data, recursive: true);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
