using System.Text;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson.IO;

/// <summary>Builds documents from their bytes.</summary>
internal static class BsonReading
{
    /// <param name="bytes">Starts at the document's length prefix.</param>
    public static BsonDocument ReadDocument(ReadOnlySpan<byte> bytes)
    {
        var list = new ElementList(8);
        var elements = new BsonElements(bytes);
        while (elements.MoveNext())
        {
            list.Add(new BsonElement(NameCache.Get(elements.Name), ReadValue(elements.Value)));
        }

        return new BsonDocument(list);
    }

    public static BsonValue ReadValue(BsonView view) => view.Tag switch
    {
        BsonTag.Double => new BsonDouble(view.Double),
        BsonTag.String => new BsonString(view.String),
        BsonTag.Document => ReadDocument(view.Bytes),
        BsonTag.Array => ReadArray(view.Bytes),
        BsonTag.Binary => new BsonBinaryData(view.BinaryPayload.ToArray(), (BsonBinarySubType)view.BinarySubtype),
        BsonTag.Undefined => BsonUndefined.Value,
        BsonTag.ObjectId => new BsonObjectId(new ObjectId(view.Bytes)),
        BsonTag.Boolean => view.Boolean ? BsonBoolean.True : BsonBoolean.False,
        BsonTag.DateTime => new BsonDateTime(view.Int64),
        BsonTag.Null => BsonNull.Value,
        BsonTag.Regex => new BsonRegularExpression(Encoding.UTF8.GetString(view.RegexPattern), Encoding.UTF8.GetString(view.RegexOptions)),
        BsonTag.JavaScript => new BsonJavaScript(view.String),
        BsonTag.Symbol => new BsonSymbol(view.String),
        BsonTag.JavaScriptWithScope => ReadCodeWithScope(view),
        BsonTag.Int32 => BsonInt32.Of(view.Int32),
        BsonTag.Timestamp => new BsonTimestamp(view.Int64),
        BsonTag.Int64 => new BsonInt64(view.Int64),
        BsonTag.Decimal128 => new BsonDecimal128(Decimal128.FromIEEEBits(view.DecimalHigh, view.DecimalLow)),
        BsonTag.MinKey => BsonMinKey.Value,
        BsonTag.MaxKey => BsonMaxKey.Value,
        _ => throw new FormatException($"BSON type {view.Tag} is not supported."),
    };

    private static BsonArray ReadArray(ReadOnlySpan<byte> bytes)
    {
        var array = new BsonArray();
        var elements = new BsonElements(bytes);
        while (elements.MoveNext())
        {
            array.Append(ReadValue(elements.Value));
        }

        return array;
    }

    private static BsonJavaScriptWithScope ReadCodeWithScope(BsonView view)
    {
        var scope = BsonLayout.Scope(view.Bytes);
        var code = view.Bytes[8..^(scope.Length + 1)];
        return new BsonJavaScriptWithScope(Encoding.UTF8.GetString(code), ReadDocument(scope));
    }
}
