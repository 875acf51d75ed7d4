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
        if (key.IsMissing || name.IsMissing)
            throw MongoErrorException.FailedToParse($"The '{(key.IsMissing ? "key" : "name")}' field is a required property of an index specification");
        if (!key.IsDocument)
            throw MongoErrorException.TypeMismatch($"The field 'key' must be an object, but got {key.Tag.Alias()}");
        if (!name.IsString)
            throw MongoErrorException.TypeMismatch($"The field 'name' must be a string, but got {name.Tag.Alias()}");
        if (name.Text.Length == 0)
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "index name cannot be empty");
        if (name.String == "*")
            throw MongoErrorException.BadValue("The index name '*' is not valid.");
        CheckKey(key);
        if (spec.Field("sparse"u8).IsTrue && !spec.Field("partialFilterExpression"u8).IsMissing)
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "cannot mix \"partialFilterExpression\" and \"sparse\" options");

        if (!spec.Field("expireAfterSeconds"u8).IsMissing && FieldNames.Of(key) is not [not "_id"])
        {
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, FieldNames.Of(key) is ["_id"]
                ? "The field 'expireAfterSeconds' is not valid for an _id index specification."
                : "TTL indexes are single-field indexes, compound indexes do not support TTL");
        }

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
    /// <exception cref="MongoErrorException">It has another one of the same name (86), or this one under another name or with other options (85).</exception>
    public static bool Exists(CollectionInfo collection, RawValue spec)
    {
        if (spec.Field("key"u8).Equals(collection.Index(IndexInfo.IdName)!.Key))
            return true;
        var name = spec.Field("name"u8).String;
        if (collection.Index(name) is { } named)
        {
            if (!IsSameIndex(named.Spec, spec))
                throw new MongoErrorException(MongoErrorCode.IndexKeySpecsConflict, $"An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: {ShellText.Of(spec)}, existing index: {ShellText.Of(named.Spec)}");
            return HasSameOptions(named.Spec, spec)
                ? true
                : throw new MongoErrorException(MongoErrorCode.IndexOptionsConflict, $"An equivalent index already exists with the same name but different options. Requested index: {ShellText.Of(spec)}, existing index: {ShellText.Of(named.Spec)}");
        }

        if (collection.Indexes.FirstOrDefault(index => IsSameIndex(index.Spec, spec)) is { } same)
        {
            throw new MongoErrorException(MongoErrorCode.IndexOptionsConflict, HasSameOptions(same.Spec, spec)
                ? $"Index already exists with a different name: {same.Name}"
                : $"An equivalent index already exists with a different name and options. Requested index: {ShellText.Of(spec)}, existing index: {ShellText.Of(same.Spec)}");
        }

        return false;
    }

    // What makes two indexes two: their keys, and which documents they hold and refuse.
    private static bool IsSameIndex(RawValue left, RawValue right) =>
        left.Field("key"u8).Equals(right.Field("key"u8))
        && left.Field("partialFilterExpression"u8).Equals(right.Field("partialFilterExpression"u8))
        && left.Field("unique"u8).IsTrue == right.Field("unique"u8).IsTrue
        && left.Field("sparse"u8).IsTrue == right.Field("sparse"u8).IsTrue;

    private static bool HasSameOptions(RawValue left, RawValue right) => left.Field("hidden"u8).IsTrue == right.Field("hidden"u8).IsTrue
        && left.Field("expireAfterSeconds"u8).Equals(right.Field("expireAfterSeconds"u8));

    private static void CheckKey(RawValue key)
    {
        var fields = FieldNames.AndValues(key);
        if (fields.Count == 0)
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, "Index keys cannot be an empty field");
        if (fields is [("_id", { IsNumber: true } only)] && Math.Abs(only.ToDouble()) == 1 && only.ToDouble() < 0)
            throw MongoErrorException.BadValue($"The field 'key' for an _id index must be {{_id: 1}}, but got {ShellText.Of(key)}");
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
            case "v" when value is not { IsNumber: true } || value.ToDouble() is not (1 or 2):
                throw value.IsNumber
                    ? new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"Invalid index specification {{v: {ShellText.Of(value)}}}; cannot create an index with v={ShellText.Of(value)}")
                    : MongoErrorException.TypeMismatch($"The field 'v' must be a number, but got {value.Tag.Alias()}");
            case "key" or "name" or "v" or "ns" or "storageEngine":
                return;
            // Of no effect since MongoDB 4.2, and listed as it was given.
            case "background" when value.IsTrue:
                value.WriteTo(writer, "background"u8);
                return;
            case "background":
                return;
            case "unique" or "sparse" or "hidden":
                if (value.Tag != BsonTag.Boolean && !value.IsNumber)
                    throw MongoErrorException.TypeMismatch($"The field '{option}' has value {option}: {ShellText.Of(value)}, which is not convertible to bool");
                if (value.IsTrue)
                    writer.WriteBoolean(option.AsUtf8(), true);
                return;
            case "partialFilterExpression":
                if (!value.IsDocument)
                    throw MongoErrorException.TypeMismatch($"The field 'partialFilterExpression' must be an object, but got {value.Tag.Alias()}");
                CheckPartialFilter(value);
                _ = MatchParser.Parse(value);
                value.WriteTo(writer, "partialFilterExpression"u8);
                return;
            case "expireAfterSeconds":
                CheckExpiry(value);
                value.WriteTo(writer, "expireAfterSeconds"u8);
                return;
            case "collation":
                CommandRequest.CheckCollation(value);
                return;
            default:
                throw new MongoErrorException(MongoErrorCode.InvalidIndexSpecificationOption, $"The field '{option}' is not valid for an index specification.");
        }
    }

    /// <exception cref="MongoErrorException">Code 67: no number of seconds from 0 to the largest int32.</exception>
    public static void CheckExpiry(RawValue seconds)
    {
        var problem = !seconds.IsNumber ? $"must be numeric, but received a type of '{seconds.Tag.Alias()}'"
            : seconds.ToDouble() < 0 ? "cannot be less than 0"
            : seconds.ToDouble() <= int.MaxValue ? null
            : $"must be within an acceptable range, try a different number than {ShellText.Of(seconds)}";
        if (problem is not null)
            throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"TTL index 'expireAfterSeconds' option {problem}");
    }

    /// <summary>Only what a query can be seen to imply may stand in a partial index's filter.</summary>
    private static void CheckPartialFilter(RawValue filter)
    {
        foreach (var (name, value) in FieldNames.AndValues(filter))
        {
            var allowed = !name.StartsWith('$') || name is "$and" or "$or" or "$in" or "$eq" or "$gt" or "$gte" or "$lt" or "$lte" or "$type" || (name == "$exists" && value.IsTrue);
            if (!allowed)
                throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"Expression not supported in partial index: {name}: {ShellText.Of(value)}");
            if (name is "$and" or "$or" && value.IsArray)
                value.ToItems().FindAll(item => item.IsDocument).ForEach(CheckPartialFilter);
            else if (value.IsDocument && FieldOperators.IsOperators(value))
                CheckPartialFilter(value);
        }
    }
}
