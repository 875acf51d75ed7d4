using MultiMarket.Domain.Simulation.Export;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Generate;

public sealed class GenerateCommandSpecs : IDisposable
{
    private const string Days = "--from 2025-01-01 --to 2025-03-31";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folders_get_one_file_for_each_order_and_the_dirt_is_told()
    {
        var (exitCode, output, error) = await RunAsync($"generate --orders 400 {Days} --dirty 3 --data {_folder["data"]}");

        exitCode.ShouldBe(0, error);
        Directory.GetFiles(_folder["data/sources"], "*.json", SearchOption.AllDirectories).Length.ShouldBe(412);
        output.ShouldContain("400 orders from 2025-01-01 to 2025-03-31, profile multimarket, seed 42");
        output.ShouldContain("Planted 12 dirty files");
        output.ShouldContain("The ingest will find 400 orders, 3 duplicates and 9 files to reject: 3 missing, 3 type, 3 encoding");
    }

    [Fact]
    public async Task A_folder_gets_the_files_for_other_tools()
    {
        var (exitCode, output, error) = await RunAsync($"generate --profile omnimarket360 --orders 200 --dirty 1 --into dir:{_folder["out"]}");

        exitCode.ShouldBe(0, error);
        Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(StarExport.FileNames.Order(StringComparer.Ordinal));
        output.ShouldContain("base_ventes.sql");
        output.ShouldContain("Planted 50 dirty clients");
    }

    [Fact]
    public async Task The_embedded_warehouse_is_started_for_the_time_being_and_takes_each_order_once()
    {
        var line = $"generate --orders 2000 {Days} --into warehouse --data {_folder["data"]} --warehouse-port 0";

        (await RunAsync(line)).Output.ShouldContain("2,000 stored in mongodb://127.0.0.1");
        (await RunAsync(line)).Output.ShouldContain("0 stored in mongodb://127.0.0.1");
        (await RunAsync(line.Replace("--orders 2000", "--orders 2500", StringComparison.Ordinal))).Output.ShouldContain("500 stored");
    }

    [Fact]
    public async Task Before_the_opening_there_is_no_history()
    {
        var (exitCode, _, error) = await RunAsync($"generate --from 2019-01-01 --to 2019-12-31 --data {_folder["data"]}");

        exitCode.ShouldBe(2);
        error.ShouldContain("not open yet; give a day from 2022-01-01 on");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_one_line()
    {
        await File.WriteAllTextAsync(_folder["file"], "");
        var (exitCode, _, error) = await RunAsync($"generate --orders 10 {Days} --into dir:{_folder["file"]}/out");

        exitCode.ShouldBe(1);
        error.Trim().ShouldNotContain("\n");
        error.ShouldContain(_folder["file"]);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await HostCommandLine.RunAsync(line.Split(' '), output, error), output.ToString(), error.ToString());
    }
}
