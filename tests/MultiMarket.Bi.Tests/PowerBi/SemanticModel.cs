using MultiMarket.Bi.Tests.Support;

namespace MultiMarket.Bi.Tests.PowerBi;

/// <summary>The semantic model of the Power BI project.</summary>
internal sealed class SemanticModel
{
    public static SemanticModel Current { get; } = new();

    private SemanticModel()
    {
        Folder = Checkout.File("bi", "powerbi", "MultiMarket.SemanticModel", "definition");
        Model = TmdlReader.Read(Path.Combine(Folder, "model.tmdl"));
        Database = TmdlReader.Read(Path.Combine(Folder, "database.tmdl"));
        Relationships = [.. TmdlReader.Read(Path.Combine(Folder, "relationships.tmdl")).All("relationship")];
        Expressions = TmdlReader.Read(Path.Combine(Folder, "expressions.tmdl")).All("expression").ToDictionary(e => e.Name);
        Tables = Directory.GetFiles(Path.Combine(Folder, "tables"), "*.tmdl").Select(f => TmdlReader.Read(f).All("table").Single()).ToDictionary(t => t.Name);
    }

    public string Folder { get; }

    public TmdlObject Model { get; }

    public TmdlObject Database { get; }

    public IReadOnlyList<TmdlObject> Relationships { get; }

    public IReadOnlyDictionary<string, TmdlObject> Expressions { get; }

    public IReadOnlyDictionary<string, TmdlObject> Tables { get; }

    public bool HasColumn(string table, string column) => Tables.TryGetValue(table, out var t) && t.All("column").Any(c => c.Name == column);

    public bool HasMeasure(string table, string measure) => Tables.TryGetValue(table, out var t) && t.All("measure").Any(m => m.Name == measure);

    public bool HasMeasure(string measure) => Tables.Values.Any(t => HasMeasure(t.Name, measure));
}
