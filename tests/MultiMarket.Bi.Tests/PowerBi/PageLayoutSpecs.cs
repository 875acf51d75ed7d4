using System.Text.Json;
using MultiMarket.Bi.Tests.Support;

namespace MultiMarket.Bi.Tests.PowerBi;

public sealed class PageLayoutSpecs
{
    private static readonly string Project = Checkout.File("bi", "powerbi");

    public static TheoryData<string> Pages => new(Directory.GetDirectories(Path.Combine(Project, "MultiMarket.Report", "definition", "pages")).Select(f => Path.GetFileName(f)).Order());

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_visual_lies_upon_another(string page)
    {
        var visuals = Visuals(page);
        foreach (var (name, one) in visuals)
            visuals.Where(v => v.Name != name && Overlap(one, v.Position)).Select(v => v.Name).ShouldBeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_tabulator_visits_one_visual_after_the_other(string page) =>
        Visuals(page).Select(v => v.Position.GetProperty("tabOrder").GetInt32()).ShouldBeUnique();

    [Theory]
    [InlineData("Report")]
    [InlineData("SemanticModel")]
    public void An_item_says_what_it_is(string kind) =>
        Json.Read(Path.Combine(Project, $"MultiMarket.{kind}", ".platform")).GetProperty("metadata").Text("type").ShouldBe(kind);

    [Fact]
    public void Items_have_identities_of_their_own() =>
        Directory.GetFiles(Project, ".platform", SearchOption.AllDirectories)
            .Select(f => Guid.Parse(Json.Read(f).GetProperty("config").Text("logicalId"))).ShouldBeUnique();

    private static List<(string Name, JsonElement Position)> Visuals(string page) =>
        [.. Directory.GetFiles(Path.Combine(Project, "MultiMarket.Report", "definition", "pages", page), "visual.json", SearchOption.AllDirectories)
            .Select(f => Json.Read(f)).Select(v => (v.Text("name"), v.GetProperty("position")))];

    private static bool Overlap(JsonElement one, JsonElement other) => Meet(one, other, "x", "width") && Meet(one, other, "y", "height");

    private static bool Meet(JsonElement one, JsonElement other, string start, string size) =>
        Number(one, start) < Number(other, start) + Number(other, size) && Number(other, start) < Number(one, start) + Number(one, size);

    private static double Number(JsonElement position, string name) => position.GetProperty(name).GetDouble();
}
