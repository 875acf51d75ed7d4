using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Checks what clients ask an index to be.</summary>
internal static class IndexSpecification
{
    /// <summary>The specification as it is kept and listed: version, key, name, then the options given.</summary>
    /// <exception cref="MongoErrorException">A field is missing, unknown or not supported.</exception>
    public static RawValue Normalize(RawValue spec)
    {
        var key = spec.Field("key"u8);
        var name = spec.Field("name"u8);
        if (!key.IsDocument)
            throw MongoErrorException.FailedToParse("The 'key' field is a required property of an index specification");
        if (!name.IsString)
            throw MongoErrorException.FailedToParse("The 'name' field is a required property of an index specification");
        CheckKey(key);

        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteInt32("v"u8, 2);
        key.WriteTo(writer, "key"u8);
        name.WriteTo(writer, "name"u8);
        foreach (var (option, value) in FieldNames.AndValues(spec))
            WriteOption(writer, option, value);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    /// <summary>Whether the collection has this very index already.</summary>
    /// <exception cref="MongoErrorException">It has another of the same name (86) or the same key under other options or names (85).</exception>
    public static bool Exists(CollectionInfo collection, RawValue spec)
    {
        var name = spec.Field("name"u8).String;
        var key = spec.Field("key"u8);
        if (SameKey(key, collection.Index(IndexInfo.IdName)!.Key))
            return true;
        foreach (var index in collection.Indexes)
        {
            var same = SameKey(index.Key, key) && index.Spec.Field("partialFilterExpression"u8).Equals(spec.Field("partialFilterExpression"u8));
            if (index.Name == name && !same)
                throw new MongoErrorException(MongoErrorCode.IndexKeySpecsConflict, $"An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: {ShellText.Of(spec)}, existing index: {ShellText.Of(index.Spec)}");
            if (!same)
                continue;
            if (index.Name != name)
                throw new MongoErrorException(MongoErrorCode.IndexOptionsConflict, $"Index already exists with a different name: {index.Name}");
            if (index.Unique != spec.Field("unique"u8).IsTrue || index.Sparse != spec.Field("sparse"u8).IsTrue || !index.Spec.Field("expireAfterSeconds"u8).Equals(spec.Field("expireAfterSeconds"u8)))
                throw new MongoErrorException(MongoErrorCode.IndexOptionsConflict, $"An equivalent index already exists with the same name but different options. Requested index: {ShellText.Of(spec)}, existing index: {ShellText.Of(index.Spec)}");
            return true;
        }

        return false;
    }

    private static bool SameKey(RawValue left, RawValue right) => left.Equals(right);

    private static void CheckKey(RawValue key)
    {
        var fields = FieldNames.AndValues(key);
        if (fields.Count == 0)
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "Index keys cannot be an empty field");
        if (fields.Count > 32)
            throw new MongoErrorException(13103, "too many compound keys");
        foreach (var (name, direction) in fields)
        {
            if (direction.IsString)
            {
                throw direction.String is "text" or "2d" or "2dsphere" or "hashed"
                    ? MongoErrorException.NotImplemented($"the index type '{direction.String}'")
                    : new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"Unknown index plugin '{direction.String}'");
            }

            if (name.Contains("$**", StringComparison.Ordinal))
                throw MongoErrorException.NotImplemented("wildcard indexes");
            if (name.Length == 0 || name.Split('.').Any(part => part.Length == 0))
                throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "Index keys cannot be an empty field.");
            if (name.StartsWith('$'))
                throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "Index key contains an illegal field name: field name starts with '$'.");
        }

        _ = KeyPattern.Parse(key, name => new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"Values in v:2 index key pattern cannot be of type or value given for '{name}'. Only numbers > 0, numbers < 0, and strings are allowed."));
    }

    private static void WriteOption(BsonBufferWriter writer, string option, RawValue value)
    {
        switch (option)
        {
            case "key" or "name" or "v" or "ns" or "background" or "storageEngine":
                return;
            case "unique" or "sparse" or "hidden":
                if (value.IsTrue)
                    writer.WriteBoolean(option.AsUtf8(), true);
                return;
            case "partialFilterExpression":
                if (!value.IsDocument)
                    throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "\"partialFilterExpression\" for an index must be a document");
                _ = MatchParser.Parse(value);
                value.WriteTo(writer, "partialFilterExpression"u8);
                return;
            case "expireAfterSeconds":
                throw MongoErrorException.NotImplemented("expireAfterSeconds: documents that expire");
            case "collation":
                CommandRequest.CheckCollation(value);
                return;
            default:
                throw new MongoErrorException(MongoErrorCode.InvalidIndexSpecificationOption, $"The field '{option}' is not valid for an index specification.");
        }
    }
}
