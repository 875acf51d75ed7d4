using System.Text.Json;

namespace MultiMarket.Bi.Tests.Support;

internal static class Json
{
    public static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);

    public static string[] Names(this JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    /// <summary>The element and everything below it.</summary>
    public static IEnumerable<JsonElement> Everything(this JsonElement element)
    {
        yield return element;
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
            JsonValueKind.Array => element.EnumerateArray().AsEnumerable(),
            _ => [],
        };
        foreach (var child in children)
            foreach (var descendant in child.Everything()) yield return descendant;
    }
}
