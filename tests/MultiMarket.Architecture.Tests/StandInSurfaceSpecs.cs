using System.Reflection;
using MultiMarket.Architecture.Tests.StandIns;
using Shouldly;

namespace MultiMarket.Architecture.Tests;

/// <summary>Nothing public in a stand-in that the genuine package lacks: what compiles here compiles there.</summary>
public sealed class StandInSurfaceSpecs
{
    /// <summary>The stand-ins that this build uses; none when it uses the genuine packages.</summary>
    private static IReadOnlyList<string> Packages { get; } =
    [
        .. typeof(StandInSurfaceSpecs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(a => a.Value == "StandIn")
            .Select(a => a.Key),
    ];

    [Fact]
    public void Every_public_member_stands_in_the_list_of_its_package()
    {
        var violations = Packages.SelectMany(Compare).ToList();

        violations.ShouldBeEmpty("Make it internal, or add the genuine line to compat/api (see compat/README.md).");
    }

    [Fact]
    public void Every_line_of_a_list_is_in_use()
    {
        var surplus = Packages.SelectMany(Surplus).ToList();

        surplus.ShouldBeEmpty("A list holds what its stand-in uses and nothing else.");
    }

    [Fact]
    public void Every_list_belongs_to_a_stand_in() => Directory.GetFiles(ListFolder, "*.txt")
        .Select(f => Path.GetFileNameWithoutExtension(f))
        .Where(p => !Directory.Exists(Path.Combine(SolutionFolder.Path, "compat", p)))
        .ShouldBeEmpty();

    private static string ListFolder => Path.Combine(SolutionFolder.Path, "compat", "api");

    private static IEnumerable<string> Compare(string package) =>
        ListOf(package).Violations(SurfaceReader.Lines(AssemblyOf(package))).Select(v => $"{package}: {v}");

    private static IEnumerable<string> Surplus(string package) =>
        ListOf(package).Unused(SurfaceReader.Lines(AssemblyOf(package))).Select(l => $"{package}: {l}");

    private static SurfaceList ListOf(string package) => SurfaceList.Read(Path.Combine(ListFolder, package + ".txt"));

    /// <summary>The build puts every project beside this one: bin/project/configuration.</summary>
    private static string AssemblyOf(string package)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, package, own.Name, package + ".dll");
    }
}
