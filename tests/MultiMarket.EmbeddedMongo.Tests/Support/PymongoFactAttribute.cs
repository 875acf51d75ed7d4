using System.Diagnostics;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>A spec that needs Debian's python3-pymongo: skipped by name where it is absent, but not when CI is true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PymongoFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> IsThere = new(() =>
    {
        if (!File.Exists(Python))
            return false;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pymongo"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    public PymongoFactAttribute()
    {
        if (!IsThere.Value && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "python3-pymongo is not installed";
    }
}
