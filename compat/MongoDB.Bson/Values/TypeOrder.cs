namespace MongoDB.Bson;

/// <summary>The order of types; values of equal rank compare by value.</summary>
internal static class TypeOrder
{
    public static int Rank(BsonType type) => type switch
    {
        BsonType.MinKey => 1,
        BsonType.Undefined => 2,
        BsonType.Null => 3,
        BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => 4,
        BsonType.String => 5,
        BsonType.Symbol => 6,
        BsonType.Document => 7,
        BsonType.Array => 8,
        BsonType.Binary => 9,
        BsonType.ObjectId => 10,
        BsonType.Boolean => 11,
        BsonType.DateTime or BsonType.Timestamp => 12,
        BsonType.RegularExpression => 13,
        BsonType.JavaScript => 14,
        BsonType.JavaScriptWithScope => 15,
        BsonType.MaxKey => 16,
        _ => 0,
    };
}
