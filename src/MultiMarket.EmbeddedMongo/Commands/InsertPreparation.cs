using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Checks documents before they are stored and gives them an <c>_id</c> in first place.</summary>
internal static class InsertPreparation
{
    /// <summary>The document ready to store: the same memory when nothing had to change.</summary>
    /// <exception cref="MongoErrorException">Too large, or an <c>_id</c> that cannot be one.</exception>
    public static ReadOnlyMemory<byte> Prepare(ReadOnlyMemory<byte> document, ObjectIdSource ids)
    {
        BsonValidation.Validate(document.Span);
        if (document.Length > Wire.MaxDocumentLength)
            throw new MongoErrorException(MongoErrorCode.BSONObjectTooLarge, $"object to insert too large. size in bytes: {document.Length}, max size: {Wire.MaxDocumentLength}");

        var elements = new BsonElements(document.Span);
        if (elements.MoveNext() && elements.Name.SequenceEqual("_id"u8))
        {
            CheckId(elements.Value);
            return document;
        }

        return BsonElements.TryFind(document.Span, "_id"u8, out var id) ? MoveIdFirst(document.Span, id) : AddId(document.Span, ids);
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
