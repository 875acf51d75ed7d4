using System.Xml.Linq;
using Shouldly;

namespace MultiMarket.Architecture.Tests;

/// <summary>The arrows between the projects, read from their files.</summary>
public sealed class DependencySpecs
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["MultiMarket.Domain"] = [],
        ["MultiMarket.EmbeddedMongo"] = [],
        ["MultiMarket.Warehouse"] = ["MultiMarket.Domain"],
        ["MultiMarket.Actors"] = ["MultiMarket.Domain"],
        ["MultiMarket.Dashboard"] = ["MultiMarket.Actors", "MultiMarket.Domain", "MultiMarket.Warehouse"],
        ["MultiMarket.Host"] = ["MultiMarket.Actors", "MultiMarket.Dashboard", "MultiMarket.Domain", "MultiMarket.EmbeddedMongo", "MultiMarket.Warehouse"],
        ["MultiMarket.Cli"] = ["MultiMarket.Domain"],
    };

    public static TheoryData<string> Projects => new(Directory.GetFiles(Path.Combine(SolutionFolder.Path, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(p => Path.GetFileNameWithoutExtension(p)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_layer_may_see(string project)
    {
        Arrows.ShouldContainKey(project, "a project outside the architecture");
        References(project).Except(Arrows[project]).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_actors_reference_Akka() => Users("Akka").ShouldBe(["MultiMarket.Actors"]);

    [Fact]
    public void Only_the_warehouse_sees_the_MongoDB_driver() => Users("MongoDB").ShouldBe(["MultiMarket.Warehouse"]);

    [Fact]
    public void Product_sources_never_branch_on_the_package_set()
    {
        var branching = Directory.GetFiles(Path.Combine(SolutionFolder.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadLines(f).Any(l => l.TrimStart().StartsWith("#if", StringComparison.Ordinal)));
        branching.ShouldBeEmpty();
    }

    private static IEnumerable<string> References(string project) => Items(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')));

    private static string[] Users(string package) => [.. Arrows.Keys.Where(p => Items(p, "PackageReference").Any(i => i.Split('.')[0] == package))];

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(SolutionFolder.Path, "src", project, project + ".csproj")).Descendants(kind).Select(e => e.Attribute("Include")?.Value).OfType<string>();
}
