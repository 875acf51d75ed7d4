using System.Globalization;
using System.Text;
using System.Text.Json;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>Values as text in which every type shows, so that comparing texts compares types too.</summary>
internal static class TypedText
{
    public static string Of(RawValue value) => value.Tag switch
    {
        BsonTag.Document => "{" + string.Join(", ", FieldNames.AndValues(value).Select(f => JsonSerializer.Serialize(f.Name) + ": " + Of(f.Value))) + "}",
        BsonTag.Array => "[" + string.Join(", ", value.ToItems().Select(Of)) + "]",
        BsonTag.String => JsonSerializer.Serialize(value.String, Relaxed),
        BsonTag.Int32 => value.Int32.ToString(CultureInfo.InvariantCulture),
        BsonTag.Int64 => $"{{\"$numberLong\": \"{value.Int64}\"}}",
        BsonTag.Double => Real(value.Double),
        BsonTag.Decimal128 => $"{{\"$numberDecimal\": \"{value.Decimal}\"}}",
        BsonTag.Boolean => value.Boolean ? "true" : "false",
        BsonTag.Null => "null",
        BsonTag.DateTime => $"{{\"$date\": \"{DateTimeOffset.FromUnixTimeMilliseconds(value.Int64):yyyy-MM-ddTHH:mm:ss.fffZ}\"}}",
        BsonTag.Missing => "(missing)",
        _ => $"{value.Tag}({Convert.ToHexString(value.Bytes)})",
    };

    /// <summary>All digits of a double, so that neighbours differ.</summary>
    private static string Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return !double.IsFinite(value) ? $"{{\"$numberDouble\": \"{text}\"}}" : text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    public static string OfAll(IEnumerable<RawValue> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            text.AppendLine(Of(value));
        return text.ToString();
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
