namespace MongoDB.Bson;

/// <summary>Turns BSON values into plain .NET values.</summary>
internal static class DotNetMapping
{
    public static Dictionary<string, object> ToDictionary(BsonDocument document) =>
        document.Elements.ToDictionary(element => element.Name, element => ToObject(element.Value)!);

    private static object? ToObject(BsonValue value) => value switch
    {
        BsonDocument v => ToDictionary(v),
        BsonArray v => v.Select(ToObject).ToArray(),
        BsonBinaryData { SubType: BsonBinarySubType.Binary or BsonBinarySubType.OldBinary } v => v.Bytes,
        BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } v => v.ToGuid(),
        BsonBoolean v => v.Value,
        BsonDateTime { IsValidDateTime: true } v => v.ToUniversalTime(),
        BsonDecimal128 v => v.Value,
        BsonDouble v => v.Value,
        BsonInt32 v => v.Value,
        BsonInt64 v => v.Value,
        BsonNull => null,
        BsonObjectId v => v.Value,
        BsonString v => v.Value,
        _ => value,
    };
}
