namespace MultiMarket.EmbeddedMongo.Values;

internal static class FieldNames
{
    /// <summary>The names of a document's fields, in order.</summary>
    public static List<string> Of(RawValue document)
    {
        var names = new List<string>();
        var elements = document.Elements;
        while (elements.MoveNext())
            names.Add(elements.Name.AsName());
        return names;
    }

    /// <summary>Name and value of every field, in order.</summary>
    public static List<(string Name, RawValue Value)> AndValues(RawValue document)
    {
        var fields = new List<(string, RawValue)>();
        var elements = document.Elements;
        while (elements.MoveNext())
            fields.Add((elements.Name.AsName(), document.At(elements)));
        return fields;
    }
}
