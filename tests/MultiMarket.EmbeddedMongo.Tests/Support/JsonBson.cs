using System.Globalization;
using System.Text.Json;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>
/// BSON from JSON text for specs: a number without point is an int32 or int64, with point a double; other types as in
/// extended JSON ($numberLong, $numberDecimal, $date, $oid, $binary, $regularExpression, $timestamp, $minKey, $maxKey, $undefined, $numberDouble).
/// </summary>
internal static class JsonBson
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static RawValue Parse(string json) => Of(JsonDocument.Parse(json, Options).RootElement);

    public static byte[] Document(string json) => Parse(json).Bytes.ToArray();

    public static RawValue Of(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                return Typed(json) ?? DocumentOf(json);
            case JsonValueKind.Array:
                return RawValue.FromItems([.. json.EnumerateArray().Select(Of)]);
            case JsonValueKind.String:
                return RawValue.FromString(json.GetString()!);
            case JsonValueKind.Number:
                return json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? RawValue.FromDouble(json.GetDouble()) : RawValue.FromInteger(json.GetInt64());
            case JsonValueKind.True or JsonValueKind.False:
                return RawValue.FromBoolean(json.GetBoolean());
            default:
                return RawValue.Null;
        }
    }

    private static RawValue DocumentOf(JsonElement json)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        foreach (var property in json.EnumerateObject())
            Of(property.Value).WriteTo(writer, property.Name.AsUtf8());
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    private static RawValue? Typed(JsonElement json)
    {
        if (json.EnumerateObject().ToList() is not [var only] || !only.Name.StartsWith('$'))
            return null;
        var value = only.Value;
        return only.Name switch
        {
            "$numberInt" => RawValue.FromInt32(int.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
            "$numberLong" => RawValue.FromInt64(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
            "$numberDouble" => RawValue.FromDouble(double.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
            "$numberDecimal" => RawValue.FromDecimal(Dec128.Parse(value.GetString()!)),
            "$date" when value.ValueKind == JsonValueKind.String => RawValue.FromDateTime(DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds()),
            "$date" when value.ValueKind == JsonValueKind.Number => RawValue.FromDateTime(value.GetInt64()),
            "$oid" => RawValue.FromObjectId(Convert.FromHexString(value.GetString()!)),
            "$minKey" => RawValue.MinKey,
            "$maxKey" => RawValue.MaxKey,
            "$timestamp" => RawValue.FromTimestamp((value.GetProperty("t").GetUInt64() << 32) | value.GetProperty("i").GetUInt32()),
            "$undefined" => Copied(BsonTag.Undefined, _ => { }),
            "$binary" => Copied(BsonTag.Binary, writer =>
            {
                var payload = value.GetProperty("base64").GetBytesFromBase64();
                writer.WriteInt32Value(payload.Length);
                writer.WriteByteValue(Convert.ToByte(value.GetProperty("subType").GetString(), 16));
                writer.WriteRaw(payload);
            }),
            "$regularExpression" => Copied(BsonTag.Regex, writer =>
            {
                writer.WriteRaw(value.GetProperty("pattern").GetString()!.AsUtf8());
                writer.WriteByteValue(0);
                writer.WriteRaw(value.GetProperty("options").GetString()!.AsUtf8());
                writer.WriteByteValue(0);
            }),
            _ => null,
        };
    }

    private static RawValue Copied(BsonTag tag, Action<BsonBufferWriter> write)
    {
        using var writer = new BsonBufferWriter();
        write(writer);
        return RawValue.Copy(new BsonView(tag, writer.Written));
    }
}
