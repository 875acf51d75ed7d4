using System.Diagnostics;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>A fact that needs Debian's pymongo: skipped by name where it is absent, but not under <c>CI=true</c>, where it must run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PymongoFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";
    private static readonly bool Present = HasPymongo();

    public PymongoFactAttribute()
    {
        if (!Present && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"pymongo for {Python} is absent; install python3-pymongo";
    }

    private static bool HasPymongo()
    {
        if (!File.Exists(Python)) return false;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pymongo"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
