using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>What must hold among the keywords of one JSON schema.</summary>
internal static class SchemaConsistency
{
    /// <exception cref="MongoErrorException">Code 9 or 14.</exception>
    public static void Check(RawValue schema)
    {
        if (!schema.Field("type"u8).IsMissing && !schema.Field("bsonType"u8).IsMissing)
            throw MongoErrorException.FailedToParse("Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
        foreach (var (bound, exclusive) in (ReadOnlySpan<(string, string)>)[("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")])
        {
            if (!schema.Field(exclusive.AsUtf8()).IsMissing && schema.Field(bound.AsUtf8()).IsMissing)
                throw MongoErrorException.FailedToParse($"$jsonSchema keyword '{bound}' must be a present if {exclusive} is present");
        }

        foreach (var list in (ReadOnlySpan<string>)["type", "bsonType", "required"])
        {
            if (schema.Field(list.AsUtf8()) is not { IsArray: true } names)
                continue;
            if (names.ToItems().Count == 0)
                throw MongoErrorException.FailedToParse($"$jsonSchema keyword '{list}' must name at least one {(list == "required" ? "property" : "type")}");
            if (names.ToItems().ToHashSet().Count < names.ToItems().Count)
                throw MongoErrorException.FailedToParse($"$jsonSchema keyword '{list}' has duplicate value");
        }

        if (schema.Field("uniqueItems"u8) is { IsMissing: false } unique && unique.Tag != BsonTag.Boolean)
            throw MongoErrorException.TypeMismatch("$jsonSchema keyword 'uniqueItems' must be a boolean");
        foreach (var rest in (ReadOnlySpan<string>)["additionalProperties", "additionalItems"])
        {
            if (schema.Field(rest.AsUtf8()) is { IsMissing: false, IsDocument: false } value && value.Tag != BsonTag.Boolean)
                throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{rest}' must be either an object or a boolean, but got a {value.Tag.Alias()}");
        }

        if (schema.Field("dependencies"u8) is not { IsDocument: true } dependencies)
            return;
        foreach (var (name, value) in FieldNames.AndValues(dependencies))
        {
            if (value.IsArray && value.ToItems().Count == 0)
                throw MongoErrorException.FailedToParse($"property '{name}' in $jsonSchema keyword 'dependencies' cannot be an empty array");
            if (!value.IsArray && !value.IsDocument)
                throw MongoErrorException.TypeMismatch($"property '{name}' in $jsonSchema keyword 'dependencies' must be either an object or an array");
        }
    }
}
