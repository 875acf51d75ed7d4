using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Explanations;

/// <summary>Explains the schema keywords that speak of a value's items and properties.</summary>
internal static class SchemaPartsExplanation
{
    public static RawValue Items(string keyword, RawValue rule, RawValue schema, RawValue array)
    {
        var items = array.ToItems();
        var from = keyword == "additionalItems" ? schema.Field("items"u8).ToItems().Count : 0;
        if (keyword == "additionalItems" && !rule.IsDocument)
            return Named(keyword, ("specifiedAs", Explanation.Document((keyword, rule))), ("reason", Explanation.Text("found additional items")), ("additionalItems", RawValue.FromItems(items[from..])));
        var schemas = rule.IsArray ? rule.ToItems() : [.. items.Select(_ => rule)];
        var at = from;
        while (JsonSchemaParser.Compile(schemas[at])(items[at]))
            at++;
        return Named(
            keyword,
            ("reason", Explanation.Text(from > 0 ? "At least one additional item did not match the sub-schema" : "At least one item did not match the sub-schema")),
            ("itemIndex", RawValue.FromInt32(at)),
            ("details", SchemaExplanation.Rules(schemas[at], items[at])));
    }

    public static RawValue Properties(string keyword, RawValue rule, RawValue schema, RawValue document) => keyword switch
    {
        "required" => Named(
            keyword,
            ("specifiedAs", Explanation.Document((keyword, rule))),
            ("missingProperties", RawValue.FromItems(rule.ToItems().FindAll(name => document.Field(name.Text).IsMissing)))),
        "properties" => Named(keyword, ("propertiesNotSatisfied", RawValue.FromItems([.. Broken(rule, document)]))),
        "patternProperties" => Named(keyword, ("details", RawValue.FromItems([.. BrokenPatterns(rule, document)]))),
        "additionalProperties" => Additional(rule, schema, document),
        "minProperties" or "maxProperties" => Named(
            keyword,
            ("specifiedAs", Explanation.Document((keyword, rule))),
            ("reason", Explanation.Text("specified number of properties was not satisfied")),
            ("numProperties", RawValue.FromInt32(FieldNames.Of(document).Count))),
        _ => Named(keyword, ("failingDependencies", RawValue.FromItems([.. BrokenDependencies(rule, document)]))),
    };

    private static RawValue Named(string keyword, params ReadOnlySpan<(string Name, RawValue Value)> fields) =>
        Explanation.Document([("operatorName", Explanation.Text(keyword)), .. fields]);

    private static IEnumerable<RawValue> Broken(RawValue properties, RawValue document)
    {
        foreach (var (name, schema) in FieldNames.AndValues(properties))
        {
            var value = document.Field(name.AsUtf8());
            if (value.IsMissing || JsonSchemaParser.Compile(schema)(value))
                continue;
            yield return Explanation.Document(
                ("propertyName", Explanation.Text(name)),
                ("title", schema.Field("title"u8)),
                ("description", schema.Field("description"u8)),
                ("details", SchemaExplanation.Rules(schema, value)));
        }
    }

    private static IEnumerable<RawValue> BrokenPatterns(RawValue patterns, RawValue document)
    {
        foreach (var (pattern, schema) in FieldNames.AndValues(patterns))
        {
            var regex = RegexCompiler.Compile(pattern, "", 51091);
            foreach (var (name, value) in FieldNames.AndValues(document))
            {
                if (RegexCompiler.IsMatch(regex, name) && !JsonSchemaParser.Compile(schema)(value))
                    yield return Explanation.Document(("propertyName", Explanation.Text(name)), ("regexMatched", Explanation.Text(pattern)), ("details", SchemaExplanation.Rules(schema, value)));
            }
        }
    }

    private static RawValue Additional(RawValue rule, RawValue schema, RawValue document)
    {
        var others = FieldNames.AndValues(document).FindAll(field => SchemaObjects.IsAdditional(field.Name, schema));
        if (!rule.IsDocument)
            return Named("additionalProperties", ("specifiedAs", Explanation.Document(("additionalProperties", rule))), ("additionalProperties", RawValue.FromStrings(others.Select(field => field.Name))));
        var (name, value) = others.Find(field => !JsonSchemaParser.Compile(rule)(field.Value));
        return Named(
            "additionalProperties",
            ("reason", Explanation.Text("at least one additional property did not match the subschema")),
            ("failingProperty", Explanation.Text(name)),
            ("details", SchemaExplanation.Rules(rule, value)));
    }

    private static IEnumerable<RawValue> BrokenDependencies(RawValue dependencies, RawValue document)
    {
        foreach (var (name, dependency) in FieldNames.AndValues(dependencies))
        {
            if (document.Field(name.AsUtf8()).IsMissing)
                continue;
            if (dependency.IsDocument && !JsonSchemaParser.Compile(dependency)(document))
                yield return Explanation.Document(("conditionalProperty", Explanation.Text(name)), ("details", SchemaExplanation.Rules(dependency, document)));
            else if (dependency.IsArray && dependency.ToItems().FindAll(other => document.Field(other.Text).IsMissing) is { Count: > 0 } missing)
                yield return Explanation.Document(("conditionalProperty", Explanation.Text(name)), ("missingProperties", RawValue.FromItems(missing)));
        }
    }
}
