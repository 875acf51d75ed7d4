using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Launcher;

/// <summary>The script in the root folder, as far as it builds nothing.</summary>
public sealed class LauncherSpecs
{
    private static readonly string[] OwnVerbs = ["up", "generate", "replay", "doctor", "test", "bench"];

    [UnixTheory]
    [InlineData("", 0)]
    [InlineData("--help", 0)]
    [InlineData("frobnicate", 2)]
    public async Task It_lists_its_verbs(string argument, int exitCode)
    {
        var run = await RunAsync(argument);

        run.ExitCode.ShouldBe(exitCode);
        Verbs(exitCode == 0 ? run.Output : run.Error).ShouldContain("status");
    }

    [UnixFact]
    public async Task It_knows_every_command_of_the_client_and_no_other()
    {
        var client = (await CliRun.OfAsync("--help")).Out;
        var commands = Verbs(client[client.IndexOf("Commands:", StringComparison.Ordinal)..]);

        Verbs((await RunAsync("")).Output).Except(OwnVerbs).Order().ShouldBe(commands.Order());
    }

    private static List<string> Verbs(string text) =>
        [.. Regex.Matches(text, "^  ([a-z]+) +", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string argument, [CallerFilePath] string here = "")
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "multimarket")));
        if (argument.Length > 0) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "bash script";
        }
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = "bash script";
        }
    }
}
