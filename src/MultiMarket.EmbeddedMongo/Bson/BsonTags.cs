namespace MultiMarket.EmbeddedMongo.Bson;

internal static class BsonTags
{
    public static bool IsNumber(this BsonTag tag) =>
        tag is BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128;

    /// <summary>Strings and symbols, which compare with each other.</summary>
    public static bool IsText(this BsonTag tag) => tag is BsonTag.String or BsonTag.Symbol;

    /// <summary>Null, the deprecated undefined, or no value at all.</summary>
    public static bool IsNullish(this BsonTag tag) => tag is BsonTag.Null or BsonTag.Undefined or BsonTag.Missing;

    /// <summary>The alias that <c>$type</c> answers and accepts, e.g. <c>int</c> or <c>objectId</c>.</summary>
    public static string Alias(this BsonTag tag) => tag switch
    {
        BsonTag.Missing => "missing",
        BsonTag.Double => "double",
        BsonTag.String => "string",
        BsonTag.Document => "object",
        BsonTag.Array => "array",
        BsonTag.Binary => "binData",
        BsonTag.Undefined => "undefined",
        BsonTag.ObjectId => "objectId",
        BsonTag.Boolean => "bool",
        BsonTag.DateTime => "date",
        BsonTag.Null => "null",
        BsonTag.Regex => "regex",
        BsonTag.DbPointer => "dbPointer",
        BsonTag.JavaScript => "javascript",
        BsonTag.Symbol => "symbol",
        BsonTag.JavaScriptWithScope => "javascriptWithScope",
        BsonTag.Int32 => "int",
        BsonTag.Timestamp => "timestamp",
        BsonTag.Int64 => "long",
        BsonTag.Decimal128 => "decimal",
        BsonTag.MaxKey => "maxKey",
        BsonTag.MinKey => "minKey",
        _ => "unknown",
    };

    /// <summary>The rank of the tag's type in MongoDB's order across types; types of equal rank compare by value.</summary>
    public static int OrderRank(this BsonTag tag) => tag switch
    {
        BsonTag.MinKey => 10,
        BsonTag.Missing => 15,
        BsonTag.Undefined => 15,
        BsonTag.Null => 20,
        BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128 => 30,
        BsonTag.String or BsonTag.Symbol => 40,
        BsonTag.Document => 50,
        BsonTag.Array => 60,
        BsonTag.Binary => 70,
        BsonTag.ObjectId => 80,
        BsonTag.Boolean => 90,
        BsonTag.DateTime => 100,
        BsonTag.Timestamp => 110,
        BsonTag.Regex => 120,
        BsonTag.DbPointer => 130,
        BsonTag.JavaScript => 140,
        BsonTag.JavaScriptWithScope => 150,
        BsonTag.MaxKey => 200,
        _ => 190,
    };
}
