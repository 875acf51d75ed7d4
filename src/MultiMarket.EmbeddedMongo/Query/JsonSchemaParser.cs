using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>Compiles $jsonSchema: draft 4 with MongoDB's <c>bsonType</c>.</summary>
internal static class JsonSchemaParser
{
    public static Matcher Parse(RawValue schema)
    {
        if (!schema.IsDocument)
            throw MongoErrorException.TypeMismatch("$jsonSchema must be an object");
        var test = Compile(schema);
        return new SchemaMatcher(test);
    }

    /// <summary>A test that a value meets a schema.</summary>
    /// <exception cref="MongoErrorException">A keyword is unknown (9) or its value wrong.</exception>
    public static Func<RawValue, bool> Compile(RawValue schema)
    {
        if (!schema.IsDocument)
            throw MongoErrorException.TypeMismatch("a JSON schema must be an object");
        SchemaConsistency.Check(schema);
        var tests = new List<Func<RawValue, bool>>();
        foreach (var (keyword, value) in FieldNames.AndValues(schema))
        {
            if (keyword is "title" or "description")
            {
                if (!value.IsString)
                    throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{keyword}' must be of type string");
                continue;
            }

            tests.Add(CompileKeyword(keyword, value, schema) ?? throw MongoErrorException.FailedToParse(
                Unsupported.Contains(keyword) ? $"$jsonSchema keyword '{keyword}' is not currently supported" : $"Unknown $jsonSchema keyword: {keyword}"));
        }

        return item => tests.TrueForAll(test => test(item));
    }

    /// <summary>A test that a value meets one keyword of a schema; null for a keyword that tests nothing or is unknown.</summary>
    public static Func<RawValue, bool>? CompileKeyword(string keyword, RawValue value, RawValue schema) =>
        Any(keyword, value) ?? SchemaScalars.Compile(keyword, value, schema) ?? SchemaArrays.Compile(keyword, value, schema) ?? SchemaObjects.Compile(keyword, value, schema);

    /// <summary>Keywords of the draft that MongoDB does not take either.</summary>
    private static readonly HashSet<string> Unsupported = ["$ref", "$schema", "default", "definitions", "format", "id"];

    /// <summary>The schemas of a keyword that takes a list of them.</summary>
    private static List<Func<RawValue, bool>> List(string keyword, RawValue value) => value.IsArray && value.ToItems().Count > 0
        ? value.ToItems().ConvertAll(Compile)
        : value.IsArray ? throw MongoErrorException.BadValue($"$jsonSchema keyword '{keyword}' must be a non-empty array")
        : throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{keyword}' must be an array");

    /// <summary>Keywords that speak of values of every type.</summary>
    private static Func<RawValue, bool>? Any(string keyword, RawValue value)
    {
        switch (keyword)
        {
            case "bsonType":
                var tags = TypeNames.Parse(value);
                return item => tags.Contains(item.Tag);
            case "type":
                var types = JsonTypes(value);
                return item => types.Contains(item.Tag);
            case "enum":
                if (!value.IsArray)
                    throw MongoErrorException.TypeMismatch("$jsonSchema keyword 'enum' must be an array");
                var allowed = value.ToItems().ToHashSet();
                if (allowed.Count == 0)
                    throw MongoErrorException.FailedToParse("$jsonSchema keyword 'enum' cannot be an empty array");
                if (allowed.Count < value.ToItems().Count)
                    throw MongoErrorException.FailedToParse("$jsonSchema keyword 'enum' array cannot contain duplicate values.");
                return allowed.Contains;
            case "allOf":
                var all = List(keyword, value);
                return item => all.TrueForAll(test => test(item));
            case "anyOf":
                var any = List(keyword, value);
                return item => any.Exists(test => test(item));
            case "oneOf":
                var one = List(keyword, value);
                return item => one.Count(test => test(item)) == 1;
            case "not":
                var not = Compile(value);
                return item => !not(item);
            default:
                return null;
        }
    }

    private static HashSet<BsonTag> JsonTypes(RawValue value)
    {
        var tags = new HashSet<BsonTag>();
        foreach (var name in value.IsArray ? value.ToItems() : [value])
        {
            tags.UnionWith((name.IsString ? name.String : "") switch
            {
                "object" => [BsonTag.Document],
                "array" => [BsonTag.Array],
                "string" => [BsonTag.String],
                "boolean" => [BsonTag.Boolean],
                "null" => [BsonTag.Null],
                "number" => [BsonTag.Int32, BsonTag.Int64, BsonTag.Double, BsonTag.Decimal128],
                "integer" => throw MongoErrorException.FailedToParse("$jsonSchema type 'integer' is not currently supported."),
                _ => throw MongoErrorException.BadValue($"Unknown type name alias: {ShellText.Of(name)}"),
            });
        }

        return tags;
    }

    private sealed class SchemaMatcher(Func<RawValue, bool> test) : Matcher
    {
        public override bool Matches(Row row) => test(row.ToDocument());
    }
}
