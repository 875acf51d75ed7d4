using System.Buffers.Binary;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Checks documents before they are stored, gives them an <c>_id</c> in first place and fills empty timestamps.</summary>
internal static class InsertPreparation
{
    /// <summary>The document ready to store: the same memory when nothing had to change.</summary>
    /// <exception cref="MongoErrorException">Too large, or an <c>_id</c> that cannot be one.</exception>
    public static ReadOnlyMemory<byte> Prepare(ReadOnlyMemory<byte> document, ObjectIdSource ids)
    {
        CheckForm(document.Span);
        if (document.Length > Wire.MaxDocumentLength)
            throw new MongoErrorException(MongoErrorCode.BSONObjectTooLarge, $"object to insert too large. size in bytes: {document.Length}, max size: {Wire.MaxDocumentLength}");

        if (HasEmptyTimestamp(document.Span))
            document = FillTimestamps(document.ToArray(), ids);
        var elements = new BsonElements(document.Span);
        if (elements.MoveNext() && elements.Name.SequenceEqual("_id"u8))
        {
            CheckId(elements.Value);
            return document;
        }

        return BsonElements.TryFind(document.Span, "_id"u8, out var id) ? MoveIdFirst(document.Span, id) : AddId(document.Span, ids);
    }

    private static void CheckForm(ReadOnlySpan<byte> document)
    {
        try
        {
            BsonValidation.Validate(document);
        }
        catch (BsonFormatException e) when (e.IsTooDeep)
        {
            throw new MongoErrorException(MongoErrorCode.Overflow, $"cannot insert document because it exceeds {BsonLayout.MaxDepth} levels of nesting");
        }
    }

    /// <exception cref="MongoErrorException">Code 53 or 52.</exception>
    public static void CheckId(BsonView id)
    {
        if (id.Tag is BsonTag.Array or BsonTag.Regex or BsonTag.Undefined)
            throw new MongoErrorException(MongoErrorCode.InvalidIdField, $"The '_id' value cannot be of type {id.Tag.Alias()}");
        if (id.Tag != BsonTag.Document)
            return;
        var elements = id.Elements;
        while (elements.MoveNext())
        {
            if (elements.Name.Length > 0 && elements.Name[0] == '$')
                throw new MongoErrorException(MongoErrorCode.DollarPrefixedFieldName, $"_id fields may not contain '$'-prefixed fields: {elements.Name.AsName()} is not valid for storage.");
        }
    }

    // MongoDB takes Timestamp(0, 0) in a top-level field, but not in _id, as "now".
    private static bool IsEmptyTimestamp(BsonElements element) =>
        element.Tag == BsonTag.Timestamp && element.Value.Int64 == 0 && !element.Name.SequenceEqual("_id"u8);

    private static bool HasEmptyTimestamp(ReadOnlySpan<byte> document)
    {
        var elements = new BsonElements(document);
        while (elements.MoveNext())
        {
            if (IsEmptyTimestamp(elements))
                return true;
        }

        return false;
    }

    private static byte[] FillTimestamps(byte[] document, ObjectIdSource ids)
    {
        var elements = new BsonElements(document);
        while (elements.MoveNext())
        {
            if (IsEmptyTimestamp(elements))
                BinaryPrimitives.WriteUInt64LittleEndian(document.AsSpan(elements.ValueOffset), ids.Timestamp());
        }

        return document;
    }

    private static byte[] AddId(ReadOnlySpan<byte> document, ObjectIdSource ids)
    {
        Span<byte> id = stackalloc byte[12];
        ids.Write(id);
        using var writer = new BsonBufferWriter(document.Length + 32);
        var start = writer.BeginDocument();
        writer.WriteObjectId("_id"u8, id);
        writer.WriteRaw(document[4..^1]);
        writer.EndDocument(start);
        return writer.ToArray();
    }

    private static byte[] MoveIdFirst(ReadOnlySpan<byte> document, BsonView id)
    {
        CheckId(id);
        using var writer = new BsonBufferWriter(document.Length);
        var start = writer.BeginDocument();
        writer.WriteValue("_id"u8, id);
        var elements = new BsonElements(document);
        while (elements.MoveNext())
        {
            if (!elements.Name.SequenceEqual("_id"u8))
                writer.WriteRaw(elements.Element);
        }

        writer.EndDocument(start);
        return writer.ToArray();
    }
}
