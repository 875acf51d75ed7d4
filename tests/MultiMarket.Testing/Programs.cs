using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MultiMarket.Testing;

/// <summary>The programs under test, as they were built beside these tests.</summary>
public static class Programs
{
    /// <summary>The root of the checkout.</summary>
    public static string SourceFolder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Describes the start of the host or of the client.</summary>
    public static ProcessStartInfo Of(string project, IEnumerable<string> arguments)
    {
        var program = PathOf(project);
        // What a shell starts in the background ignores Ctrl-C, and so would all that it starts.
        string[] command = IgnoresInterrupts() ? ["env", "--default-signal=INT", "dotnet", program] : ["dotnet", program];
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in command[1..].Concat(arguments)) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MULTIMARKET_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>The assembly of a project.</summary>
    public static string PathOf(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, project + ".dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"'{program}' is missing: build the solution first");
    }

    private static bool IgnoresInterrupts() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">How to start it.</param>
    /// <param name="input">What it reads from its standard input.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start, string input = "")
    {
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"'{string.Join(' ', start.ArgumentList)}' did not end within 60 s; it wrote: {await output}");
        }

        return (process.ExitCode, await output, await errors);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
