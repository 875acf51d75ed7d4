using System.Reflection;

namespace MultiMarket.Host.Startup;

/// <summary>What the build wrote into this assembly.</summary>
internal static class BuildFacts
{
    private static readonly Assembly Host = typeof(BuildFacts).Assembly;

    /// <summary>Which packages the program was built with.</summary>
    public static string Packages { get; } = Host.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Packages")?.Value ?? "unknown";

    /// <summary>The program's version.</summary>
    public static string Version { get; } = Host.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
