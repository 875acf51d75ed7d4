using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>JSON schema keywords about documents; values of other types pass.</summary>
internal static class SchemaObjects
{
    public static Func<RawValue, bool>? Compile(string keyword, RawValue value, RawValue schema)
    {
        switch (keyword)
        {
            case "required":
                if (!value.IsArray)
                    throw MongoErrorException.TypeMismatch($"$jsonSchema keyword 'required' must be an array, but found an element of type {Bson.BsonTags.Alias(value.Tag)}");
                var names = value.ToItems().ConvertAll(name => name.IsString ? name.Text.ToArray() : throw MongoErrorException.TypeMismatch("$jsonSchema keyword 'required' must be an array of strings"));
                return item => !item.IsDocument || names.TrueForAll(name => !item.Field(name).IsMissing);
            case "properties":
                var properties = Map(keyword, value).ConvertAll(field => (Name: field.Name.AsUtf8(), Test: JsonSchemaParser.Compile(field.Value)));
                return item => !item.IsDocument || properties.TrueForAll(property => item.Field(property.Name) is var found && (found.IsMissing || property.Test(found)));
            case "patternProperties":
                var patterns = Patterns(value);
                return item => !item.IsDocument || FieldNames.AndValues(item).TrueForAll(field =>
                    patterns.TrueForAll(pattern => !RegexCompiler.IsMatch(pattern.Regex, field.Name) || pattern.Test(field.Value)));
            case "additionalProperties":
                return Additional(value, schema);
            case "minProperties":
                var least = SchemaScalars.Count(keyword, value);
                return item => !item.IsDocument || FieldNames.Of(item).Count >= least;
            case "maxProperties":
                var most = SchemaScalars.Count(keyword, value);
                return item => !item.IsDocument || FieldNames.Of(item).Count <= most;
            case "dependencies":
                return Dependencies(value);
            default:
                return null;
        }
    }

    private static Func<RawValue, bool> Additional(RawValue value, RawValue schema)
    {
        var test = value.IsDocument ? JsonSchemaParser.Compile(value) : _ => value.IsTrue;
        var named = schema.Field("properties"u8) is { IsDocument: true } properties ? FieldNames.Of(properties).ToHashSet() : [];
        var patterns = schema.Field("patternProperties"u8) is { IsDocument: true } given ? Patterns(given) : [];
        return item => !item.IsDocument || FieldNames.AndValues(item).TrueForAll(field =>
            named.Contains(field.Name) || patterns.Exists(pattern => RegexCompiler.IsMatch(pattern.Regex, field.Name)) || test(field.Value));
    }

    /// <summary>Whether a schema's <c>properties</c> and <c>patternProperties</c> leave a property to <c>additionalProperties</c>.</summary>
    public static bool IsAdditional(string name, RawValue schema) =>
        !(schema.Field("properties"u8) is { IsDocument: true } properties && FieldNames.Of(properties).Contains(name))
        && !(schema.Field("patternProperties"u8) is { IsDocument: true } given && Patterns(given).Exists(pattern => RegexCompiler.IsMatch(pattern.Regex, name)));

    private static Func<RawValue, bool> Dependencies(RawValue value)
    {
        var tests = Map("dependencies", value).ConvertAll(field => (Name: field.Name.AsUtf8(), Test: field.Value.IsArray
            ? Present(field.Value.ToItems().ConvertAll(name => name.Text.ToArray()))
            : JsonSchemaParser.Compile(field.Value)));
        return item => !item.IsDocument || tests.TrueForAll(dependency => item.Field(dependency.Name).IsMissing || dependency.Test(item));
    }

    private static Func<RawValue, bool> Present(List<byte[]> names) => item => names.TrueForAll(name => !item.Field(name).IsMissing);

    private static List<(System.Text.RegularExpressions.Regex Regex, Func<RawValue, bool> Test)> Patterns(RawValue value) =>
        Map("patternProperties", value).ConvertAll(field => (RegexCompiler.Compile(field.Name, "", 51091), JsonSchemaParser.Compile(field.Value)));

    private static List<(string Name, RawValue Value)> Map(string keyword, RawValue value) => value.IsDocument
        ? FieldNames.AndValues(value)
        : throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{keyword}' must be an object");
}
