using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// Turns values into bytes whose order as bytes is MongoDB's order of the values; equal values (1 and 1.0) give equal
/// bytes. Indexes, sorting and grouping stand on it.
/// </summary>
internal static class KeyEncoder
{
    /// <summary>Sorts between null and whatever is lower: the key of an empty array.</summary>
    private const byte UndefinedRank = 15;

    private const byte NullRank = 20;

    /// <summary>Appends one value; missing is written as null, which sorts and indexes alike.</summary>
    public static void Write(KeyWriter key, BsonView value)
    {
        if (value.Tag == BsonTag.Missing)
            key.Byte(NullRank);
        else
            WriteValue(key, value);
    }

    /// <summary>Appends one value and keeps "missing" apart from null, lower than it.</summary>
    public static void WriteDistinct(KeyWriter key, BsonView value)
    {
        if (value.Tag == BsonTag.Missing)
            key.Byte(UndefinedRank - 1);
        else
            WriteValue(key, value);
    }

    public static void WriteUndefined(KeyWriter key) => key.Byte(UndefinedRank);

    private static void WriteValue(KeyWriter key, BsonView value)
    {
        key.Byte((byte)value.Tag.OrderRank());
        switch (value.Tag)
        {
            case BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128:
                NumberKey.Write(key, value);
                break;
            case BsonTag.String or BsonTag.Symbol or BsonTag.JavaScript:
                key.Terminated(value.Text);
                break;
            case BsonTag.Document or BsonTag.Array:
                WriteElements(key, value);
                break;
            case BsonTag.Boolean or BsonTag.ObjectId:
                key.Raw(value.Bytes);
                break;
            case BsonTag.DateTime:
                key.Int64(value.Int64);
                break;
            case BsonTag.Timestamp:
                key.UInt64((ulong)value.Int64);
                break;
            case BsonTag.Binary:
                key.Int32(value.Int32);
                key.Raw(value.Bytes[4..]);
                break;
            case BsonTag.Regex:
                key.Raw(value.RegexPattern);
                key.Byte(0);
                key.Raw(value.RegexOptions);
                key.Byte(0);
                break;
            case BsonTag.JavaScriptWithScope or BsonTag.DbPointer:
                key.Terminated(value.Bytes);
                break;
        }
    }

    private static void WriteElements(KeyWriter key, BsonView value)
    {
        var elements = value.Elements;
        while (elements.MoveNext())
        {
            if (value.Tag == BsonTag.Document)
            {
                key.Byte((byte)elements.Tag.OrderRank());
                key.Raw(elements.Name);
                key.Byte(0);
            }

            WriteValue(key, elements.Value);
        }

        // Lower than the rank of any type, so that a shorter document sorts first.
        key.Byte(0);
    }
}
