using System.Text;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson.IO;

/// <summary>Writes documents as BSON.</summary>
internal static class BsonWriting
{
    public const int DefaultMaxDepth = 100;

    /// <exception cref="ArgumentException">A name holds a NUL.</exception>
    /// <exception cref="BsonSerializationException">Nested too deeply, or in itself.</exception>
    public static void WriteDocument(BsonBufferWriter writer, BsonDocument document, bool idFirst = false, int depth = DefaultMaxDepth)
    {
        if (depth <= 0)
        {
            throw new BsonSerializationException("Maximum serialization depth exceeded (does the object being serialized have a circular reference?).");
        }

        var start = writer.BeginDocument();
        var first = idFirst ? document.IndexOfName("_id") : -1;
        var elements = document.Span;
        if (first >= 0)
        {
            WriteElement(writer, elements[first], depth);
        }

        for (var i = 0; i < elements.Length; i++)
        {
            if (i != first)
            {
                WriteElement(writer, elements[i], depth);
            }
        }

        writer.EndDocument(start);
    }

    /// <summary>Writes the elements of a document into one that the caller has begun.</summary>
    public static void WriteElements(BsonBufferWriter writer, BsonDocument document)
    {
        foreach (var element in document.Span)
        {
            WriteElement(writer, element, DefaultMaxDepth);
        }
    }

    public static void WriteElement(BsonBufferWriter writer, string name, BsonValue value) =>
        WriteElement(writer, new BsonElement(name, value), DefaultMaxDepth);

    private static void WriteElement(BsonBufferWriter writer, BsonElement element, int depth)
    {
        var type = element.Value.BsonType;
        writer.WriteHeader((BsonTag)type, element.Name);
        WriteValue(writer, type, element.Value, depth);
    }

    private static void WriteValue(BsonBufferWriter writer, BsonType type, BsonValue value, int depth)
    {
        switch (type)
        {
            case BsonType.Double:
                writer.WriteInt64Value(BitConverter.DoubleToInt64Bits(((BsonDouble)value).Value));
                break;
            case BsonType.String:
                writer.WriteTextValue(((BsonString)value).Value);
                break;
            case BsonType.Document:
                WriteDocument(writer, (BsonDocument)value, idFirst: false, depth - 1);
                break;
            case BsonType.Array:
                WriteArray(writer, (BsonArray)value, depth - 1);
                break;
            case BsonType.Boolean:
                writer.WriteByteValue(((BsonBoolean)value).Value ? (byte)1 : (byte)0);
                break;
            case BsonType.DateTime:
                writer.WriteInt64Value(((BsonDateTime)value).MillisecondsSinceEpoch);
                break;
            case BsonType.Int32:
                writer.WriteInt32Value(((BsonInt32)value).Value);
                break;
            case BsonType.Int64:
                writer.WriteInt64Value(((BsonInt64)value).Value);
                break;
            case BsonType.Decimal128:
                var bits = ((BsonDecimal128)value).Value.Bits;
                writer.WriteInt64Value((long)bits.Low);
                writer.WriteInt64Value((long)bits.High);
                break;
            default:
                WriteRareValue(writer, value, depth);
                break;
        }
    }

    private static void WriteRareValue(BsonBufferWriter writer, BsonValue value, int depth)
    {
        switch (value)
        {
            case BsonObjectId id:
                Span<byte> bytes = stackalloc byte[12];
                id.Value.CopyTo(bytes);
                writer.WriteRaw(bytes);
                break;
            case BsonBinaryData { SubType: BsonBinarySubType.OldBinary } binary:
                writer.WriteInt32Value(binary.Bytes.Length + 4);
                writer.WriteByteValue((byte)binary.SubType);
                writer.WriteInt32Value(binary.Bytes.Length);
                writer.WriteRaw(binary.Bytes);
                break;
            case BsonBinaryData binary:
                writer.WriteInt32Value(binary.Bytes.Length);
                writer.WriteByteValue((byte)binary.SubType);
                writer.WriteRaw(binary.Bytes);
                break;
            case BsonRegularExpression regex:
                WriteCString(writer, regex.Pattern);
                WriteCString(writer, regex.Options);
                break;
            case BsonTimestamp timestamp:
                writer.WriteInt64Value(timestamp.Value);
                break;
            case BsonJavaScriptWithScope script:
                var start = writer.Length;
                writer.WriteInt32Value(0);
                writer.WriteTextValue(script.Code);
                WriteDocument(writer, script.Scope, idFirst: false, depth - 1);
                writer.PatchInt32(start, writer.Length - start);
                break;
            case BsonJavaScript script:
                writer.WriteTextValue(script.Code);
                break;
            case BsonSymbol symbol:
                writer.WriteTextValue(symbol.Name);
                break;
            case BsonNull or BsonUndefined or BsonMinKey or BsonMaxKey:
                break;
            default:
                throw new BsonSerializationException($"A value of type {value.GetType().FullName} cannot be written as BSON.");
        }
    }

    private static void WriteArray(BsonBufferWriter writer, BsonArray array, int depth)
    {
        if (depth <= 0)
        {
            throw new BsonSerializationException("Maximum serialization depth exceeded (does the object being serialized have a circular reference?).");
        }

        var start = writer.BeginDocument();
        var values = array.Span;
        for (var i = 0; i < values.Length; i++)
        {
            var type = values[i].BsonType;
            writer.WriteIndexHeader((BsonTag)type, i);
            WriteValue(writer, type, values[i], depth);
        }

        writer.EndDocument(start);
    }

    private static void WriteCString(BsonBufferWriter writer, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A regular expression cannot hold a NUL character.", nameof(text));
        }

        writer.WriteRaw(Encoding.UTF8.GetBytes(text));
        writer.WriteByteValue(0);
    }
}
