using System.Diagnostics;

namespace MultiMarket.Testing;

/// <summary>Debian's Python with pymongo, a client of MongoDB that knows nothing of this product.</summary>
public static class Pymongo
{
    /// <summary>The interpreter that Debian's package serves; another one on the PATH would not find it.</summary>
    public const string Python = "/usr/bin/python3";

    public static bool IsAvailable { get; } = Try();

    /// <summary>Runs a script; arguments are <c>sys.argv[1:]</c>.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var (exitCode, output, errors) = await Programs.RunAsync(start);
        return exitCode == 0 ? output : throw new InvalidOperationException($"pymongo failed: {errors}");
    }

    private static bool Try()
    {
        if (!File.Exists(Python)) return false;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pymongo"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
