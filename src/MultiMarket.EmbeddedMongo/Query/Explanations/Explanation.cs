using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Explanations;

/// <summary>Documents that tell why a document was refused, built field by field.</summary>
internal static class Explanation
{
    public static RawValue Document(params ReadOnlySpan<(string Name, RawValue Value)> fields)
    {
        var row = new Row(RawValue.EmptyDocument);
        foreach (var (name, value) in fields)
            row.Set(name.AsUtf8(), value);
        return row.ToDocument();
    }

    public static RawValue Text(string text) => RawValue.FromString(text);

    /// <summary>The explanations of several alternatives, each with its place in the list.</summary>
    public static RawValue Indexed(IEnumerable<(int Index, RawValue Details)> items) =>
        RawValue.FromItems([.. items.Select(item => Document(("index", RawValue.FromInt32(item.Index)), ("details", item.Details)))]);
}
