using System.Buffers.Binary;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>How many bytes a value takes, read from its own first bytes and checked against what is there.</summary>
internal static class BsonLayout
{
    /// <summary>Deepest nesting accepted, counting the outer document as 1.</summary>
    public const int MaxDepth = 100;

    /// <summary>Total length of the document that starts here.</summary>
    /// <exception cref="BsonFormatException">Shorter than 5 bytes, longer than the span, or without its final NUL.</exception>
    public static int DocumentLength(ReadOnlySpan<byte> document)
    {
        if (document.Length < 5)
            throw new BsonFormatException($"BSON document needs at least 5 bytes, found {document.Length}");
        var length = BinaryPrimitives.ReadInt32LittleEndian(document);
        if (length < 5 || length > document.Length)
            throw new BsonFormatException($"BSON document length {length} does not fit the {document.Length} bytes there are");
        if (document[length - 1] != 0)
            throw new BsonFormatException("BSON document has no final NUL");
        return length;
    }

    /// <summary>Length of the value of the given type that starts here.</summary>
    /// <exception cref="BsonFormatException">The type is unknown or the value does not fit.</exception>
    public static int ValueLength(BsonTag tag, ReadOnlySpan<byte> rest)
    {
        var length = tag switch
        {
            BsonTag.Int32 => 4,
            BsonTag.Double or BsonTag.DateTime or BsonTag.Int64 or BsonTag.Timestamp => 8,
            BsonTag.String or BsonTag.JavaScript or BsonTag.Symbol => TextLength(rest),
            BsonTag.Document or BsonTag.Array => DocumentLength(rest),
            BsonTag.Decimal128 => 16,
            BsonTag.ObjectId => 12,
            BsonTag.Boolean => 1,
            BsonTag.Null or BsonTag.Undefined or BsonTag.MinKey or BsonTag.MaxKey => 0,
            BsonTag.Binary => BinaryLength(rest),
            BsonTag.Regex => RegexLength(rest),
            BsonTag.DbPointer => TextLength(rest) + 12,
            BsonTag.JavaScriptWithScope => ScopeLength(rest),
            _ => throw new BsonFormatException($"BSON type 0x{(byte)tag:X2} does not exist"),
        };
        if (length > rest.Length)
            throw new BsonFormatException($"BSON {tag.Alias()} value of {length} bytes ends outside of its document");
        return length;
    }

    /// <summary>The scope document inside a JavaScript-with-scope value.</summary>
    public static ReadOnlySpan<byte> Scope(ReadOnlySpan<byte> codeWithScope) =>
        codeWithScope[(8 + BinaryPrimitives.ReadInt32LittleEndian(codeWithScope[4..]))..];

    private static int TextLength(ReadOnlySpan<byte> rest)
    {
        var length = Prefix(rest);
        if (length < 1 || length > rest.Length - 4)
            throw new BsonFormatException($"BSON string length {length} does not fit its document");
        if (rest[length + 3] != 0)
            throw new BsonFormatException("BSON string has no final NUL");
        return length + 4;
    }

    private static int BinaryLength(ReadOnlySpan<byte> rest)
    {
        var length = Prefix(rest);
        if (length < 0 || length > rest.Length - 5)
            throw new BsonFormatException($"BSON binary length {length} does not fit its document");
        return length + 5;
    }

    private static int RegexLength(ReadOnlySpan<byte> rest)
    {
        var pattern = rest.IndexOf((byte)0);
        var options = pattern < 0 ? -1 : rest[(pattern + 1)..].IndexOf((byte)0);
        if (options < 0)
            throw new BsonFormatException("BSON regular expression has no end");
        return pattern + options + 2;
    }

    private static int ScopeLength(ReadOnlySpan<byte> rest)
    {
        var length = Prefix(rest);
        if (length < 14 || length > rest.Length)
            throw new BsonFormatException($"BSON code length {length} does not fit its document");
        var code = TextLength(rest[4..length]);
        if (4 + code + DocumentLength(rest[(4 + code)..length]) != length)
            throw new BsonFormatException("BSON code with scope has parts of another length than its own");
        return length;
    }

    private static int Prefix(ReadOnlySpan<byte> rest) => rest.Length >= 4
        ? BinaryPrimitives.ReadInt32LittleEndian(rest)
        : throw new BsonFormatException("BSON length prefix ends outside of its document");
}
