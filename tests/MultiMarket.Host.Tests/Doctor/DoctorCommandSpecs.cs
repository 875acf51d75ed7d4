using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Startup;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Doctor;

public sealed class DoctorCommandSpecs : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Before_the_first_start_all_is_well()
    {
        using (DataFolder.Claim(_folder.Path, "main"))
        {
        }

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(0, output);
        foreach (var check in new[] { "program", "packages", "host", "port", "disk", "token", "warehouse" }) output.ShouldContain($"ok       {check}");
        output.ShouldContain("not running");
    }

    [Fact]
    public async Task A_host_that_holds_the_folder_and_answers_elsewhere_is_an_error_that_says_what_to_do()
    {
        using var claim = DataFolder.Claim(_folder.Path, "second");

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("instance second holds the data folder");
        output.ShouldContain("Give its port with --http or MULTIMARKET_HTTP.");
    }

    [Fact]
    public async Task A_token_that_is_gone_while_a_host_runs_is_a_warning()
    {
        using var claim = DataFolder.Claim(_folder.Path, "main");

        var (_, output) = await RunAsync();

        output.ShouldContain($"warning  token       {_folder["control.token"]} is missing while a host runs");
    }

    [Fact]
    public async Task Folders_that_the_host_would_refuse_are_errors()
    {
        using (DataFolder.Claim(_folder.Path, "main"))
        {
        }

        Directory.Move(_folder["rejected"], _folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder["rejected"], _folder["elsewhere"]);
        Directory.Delete(_folder["sources/site_web"]);
        await File.WriteAllTextAsync(_folder["sources/site_web"], "");

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("error    folders     " + _folder["rejected/boutique_physique"] + " is, or lies behind, a symbolic link");
        output.ShouldContain("error    folders     " + _folder["sources/site_web"] + " is a file");
    }

    [Fact]
    public async Task A_taken_port_is_an_error_that_names_the_option()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var (exitCode, output) = await RunAsync("--warehouse-port", $"{((IPEndPoint)listener.LocalEndpoint).Port}");

        exitCode.ShouldBe(1);
        output.ShouldContain("error    port");
        output.ShouldContain("choose another with --warehouse-port or MULTIMARKET_WAREHOUSE_PORT");
    }

    [Fact]
    public async Task A_file_that_is_no_warehouse_is_an_error()
    {
        Directory.CreateDirectory(_folder["warehouse"]);
        await File.WriteAllTextAsync(_folder["warehouse/warehouse.db"], new string('x', 10_000));

        var (exitCode, output) = await RunAsync();

        exitCode.ShouldBe(1);
        output.ShouldContain("error    warehouse");
        output.ShouldContain("file is not a database");
    }

    [Fact]
    public async Task Differences_are_listed_by_file_and_as_json()
    {
        Directory.CreateDirectory(_folder["rejected/site_web"]);
        await File.WriteAllTextAsync(_folder["rejected/site_web/a.json"], "oops");

        var (exitCode, output) = await RunAsync("--reconcile");
        var (_, json) = await RunAsync("--reconcile", "--json");

        exitCode.ShouldBe(1);
        output.ShouldContain("every rejected file has its reason: not so for 1");
        output.ShouldContain("file-without-reason    rejected/site_web/a.json: its reason file is missing or unreadable");
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("ok").GetBoolean().ShouldBeFalse();
        document.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("level").GetString()).ShouldContain("error");
        document.RootElement.GetProperty("reconciliation").GetProperty("differences")[0].GetProperty("item").GetString().ShouldBe("rejected/site_web/a.json");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await HostCommandLine.RunAsync(["doctor", "--data", _folder.Path, "--http", "0", .. options.Contains("--warehouse-port") ? options : ["--warehouse-port", "0", .. options]], output, error);
        error.ToString().ShouldBeEmpty();
        return (exitCode, output.ToString());
    }
}
