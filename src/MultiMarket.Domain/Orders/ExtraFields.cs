using System.Text.Json;
using MultiMarket.Domain.Orders.Parsing;

namespace MultiMarket.Domain.Orders;

/// <summary>Puts the fields of <see cref="Order.Extra"/> back where they were.</summary>
internal sealed class ExtraFields : IDisposable
{
    private readonly JsonDocument _fields;

    private ExtraFields(JsonDocument fields) => _fields = fields;

    public static ExtraFields Parse(string extra)
    {
        var fields = JsonDocument.Parse(extra, new JsonDocumentOptions { MaxDepth = 1 + UnknownValue.MaxDepth });
        if (fields.RootElement.ValueKind == JsonValueKind.Object) return new ExtraFields(fields);
        fields.Dispose();
        throw new JsonException("The unknown fields of an order are no JSON object");
    }

    /// <summary>Writes the fields of the order itself.</summary>
    public void WriteTop(Utf8JsonWriter json)
    {
        foreach (var field in _fields.RootElement.EnumerateObject())
            if (ExtraKeys.NameInOrder(field.Name) is { } name) Write(name, field.Value, json);
    }

    /// <summary>Writes the fields of a nested object, given the beginning of their keys.</summary>
    public void WriteBelow(string prefix, Utf8JsonWriter json)
    {
        foreach (var field in _fields.RootElement.EnumerateObject())
            if (field.Name.StartsWith(prefix, StringComparison.Ordinal)) Write(field.Name[prefix.Length..], field.Value, json);
    }

    public void Dispose() => _fields.Dispose();

    private static void Write(string name, JsonElement value, Utf8JsonWriter json)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.GetRawText());
    }
}
