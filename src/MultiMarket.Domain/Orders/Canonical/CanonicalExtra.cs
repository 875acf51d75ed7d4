using System.Text.Json;

namespace MultiMarket.Domain.Orders.Canonical;

/// <summary>The canonical form of <see cref="Order.Extra"/>. Few orders have one, so a tree is cheap enough here.</summary>
internal static class CanonicalExtra
{
    // The object that holds the unknown fields adds one level to theirs.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1 + Parsing.UnknownValue.MaxDepth };

    public static void Write(string extra, ref CanonicalJson json)
    {
        using var tree = JsonDocument.Parse(extra, Options);
        Write(tree.RootElement, ref json);
    }

    private static void Write(JsonElement value, ref CanonicalJson json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, ref json); break;
            case JsonValueKind.Array: WriteArray(value, ref json); break;
            case JsonValueKind.String: json.Text(value.GetString()!); break;
            case JsonValueKind.Number: CanonicalNumber.Write(value.GetRawText(), ref json); break;
            case JsonValueKind.True: json.Raw("true"u8); break;
            case JsonValueKind.False: json.Raw("false"u8); break;
            default: json.Raw("null"u8); break;
        }
    }

    private static void WriteObject(JsonElement value, ref CanonicalJson json)
    {
        var fields = value.EnumerateObject().Select(f => (f.Name, f.Value)).ToArray();
        Array.Sort(fields, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        json.Raw("{"u8);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) json.Raw(","u8);
            json.Text(fields[i].Name);
            json.Raw(":"u8);
            Write(fields[i].Value, ref json);
        }

        json.Raw("}"u8);
    }

    private static void WriteArray(JsonElement value, ref CanonicalJson json)
    {
        json.Raw("["u8);
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst) json.Raw(","u8);
            isFirst = false;
            Write(item, ref json);
        }

        json.Raw("]"u8);
    }
}
