using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>JSON schema keywords about arrays; values of other types pass.</summary>
internal static class SchemaArrays
{
    public static Func<RawValue, bool>? Compile(string keyword, RawValue value, RawValue schema)
    {
        switch (keyword)
        {
            case "minItems":
                var least = SchemaScalars.Count(keyword, value);
                return item => !item.IsArray || item.ToItems().Count >= least;
            case "maxItems":
                var most = SchemaScalars.Count(keyword, value);
                return item => !item.IsArray || item.ToItems().Count <= most;
            case "uniqueItems":
                return value.IsTrue ? item => !item.IsArray || item.ToItems() is var items && items.ToHashSet().Count == items.Count : _ => true;
            case "items" when value.IsArray:
                var places = value.ToItems().ConvertAll(JsonSchemaParser.Compile);
                return item => !item.IsArray || item.ToItems().Zip(places).All(pair => pair.Second(pair.First));
            case "items":
                var each = JsonSchemaParser.Compile(value);
                return item => !item.IsArray || item.ToItems().TrueForAll(each.Invoke);
            case "additionalItems":
                var known = schema.Field("items"u8) is { IsArray: true } list ? list.ToItems().Count : int.MaxValue;
                var rest = value.IsDocument ? JsonSchemaParser.Compile(value) : _ => value.IsTrue;
                return item => !item.IsArray || item.ToItems().Skip(known).All(rest);
            default:
                return null;
        }
    }
}
