using System.Globalization;
using MultiMarket.Domain.Simulation.Generation;

namespace MultiMarket.Host.Generate;

/// <summary>Says what was planted.</summary>
internal static class DirtText
{
    public static void Write(DirtPlan dirt, string what, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Planted {dirt.Count:N0} dirty {what}:"));
        foreach (var kind in DirtKinds.All) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {dirt.CountOf(kind),8:N0}  {Name(kind)}"));
    }

    private static string Name(DirtKind kind) => kind switch
    {
        DirtKind.Duplicate => "duplicates",
        DirtKind.MissingField => "missing fields",
        DirtKind.WrongType => "wrong types",
        _ => "stray encodings",
    };
}
