using System.Diagnostics;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests;

/// <summary>A real client against the server: pymongo runs a script of assertions.</summary>
public sealed class PymongoSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [PymongoFact]
    public Task Runs_the_quick_start() => RunAsync("quick_start.py");

    [PymongoFact]
    public Task Runs_the_retail_reports() => RunAsync("reports.py");

    private async Task RunAsync(string script)
    {
        var start = new ProcessStartInfo(Pymongo.Python, [Path.Combine(AppContext.BaseDirectory, "Pymongo", script), fixture.Server.ConnectionString, fixture.NewDatabase()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await output + await errors);
        (await output).ShouldContain("done");
    }
}
