using System.Globalization;
using System.Text.Json;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>Walks over a value that the contract does not know: its keys must differ, the rest is free.</summary>
internal static class UnknownValue
{
    /// <summary>How many levels of objects and lists an unknown field may have.</summary>
    internal const int MaxDepth = 64;

    /// <summary>
    /// Takes the reader from the first token of a value to its last, and writes a minified copy, numbers as they are spelled.
    /// The copy is of use only when no finding was added.
    /// </summary>
    public static void Walk(ref Utf8JsonReader json, string path, Findings findings, Utf8JsonWriter? copy)
    {
        var open = new Stack<Level>();
        do
        {
            if (json.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray) && open.TryPeek(out var parent)) parent.Index++;
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when open.Count == MaxDepth:
                    findings.Add(ViolationCodes.Depth, path, $"more than {MaxDepth} levels", $"at most {MaxDepth} levels of objects and lists");
                    json.Skip();
                    copy?.WriteNullValue();
                    break;
                case JsonTokenType.StartObject:
                    copy?.WriteStartObject();
                    open.Push(new Level([]));
                    break;
                case JsonTokenType.StartArray:
                    copy?.WriteStartArray();
                    open.Push(new Level(null));
                    break;
                case JsonTokenType.EndObject:
                    copy?.WriteEndObject();
                    open.Pop();
                    break;
                case JsonTokenType.EndArray:
                    copy?.WriteEndArray();
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    WalkName(ref json, path, findings, copy, open);
                    break;
                default:
                    CopyScalar(json, path, findings, copy, open);
                    break;
            }
        }
        while (open.Count > 0 && json.Read());
    }

    private static void WalkName(ref Utf8JsonReader json, string path, Findings findings, Utf8JsonWriter? copy, Stack<Level> open)
    {
        var level = open.Peek();
        if (JsonText.HasLoneSurrogate(json))
        {
            level.Name = JsonText.Show(json.ValueSpan);
            findings.Add(ViolationCodes.Encoding, PathTo(path, open, findings), "half of a surrogate pair in the name", "Unicode text");
        }
        else
        {
            level.Name = json.GetString()!;
            if (!level.Names!.Add(level.Name)) findings.Add(ViolationCodes.Duplicate, PathTo(path, open, findings), "the name a second time", "each name once");
        }

        copy?.WritePropertyName(level.Name);
    }

    private static void CopyScalar(in Utf8JsonReader json, string path, Findings findings, Utf8JsonWriter? copy, Stack<Level> open)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            copy?.WriteRawValue(json.ValueSpan, skipInputValidation: true);
        }
        else if (JsonText.HasLoneSurrogate(json))
        {
            findings.Add(ViolationCodes.Encoding, PathTo(path, open, findings), JsonText.Show(json), "Unicode text, without half of a surrogate pair");
            copy?.WriteNullValue();
        }
        else if (json.ValueIsEscaped)
        {
            copy?.WriteStringValue(json.GetString());
        }
        else
        {
            copy?.WriteStringValue(json.ValueSpan);
        }
    }

    private static string PathTo(string path, Stack<Level> open, Findings findings)
    {
        if (findings.IsFull) return path;
        foreach (var level in open.Reverse())
            path = level.Names is null ? string.Create(CultureInfo.InvariantCulture, $"{path}[{level.Index}]") : JsonText.Child(path, level.Name);
        return path;
    }

    /// <summary>An open object, with the names that it has had, or an open list.</summary>
    private sealed class Level(HashSet<string>? names)
    {
        public HashSet<string>? Names { get; } = names;

        public string Name { get; set; } = "";

        public int Index { get; set; } = -1;
    }
}
