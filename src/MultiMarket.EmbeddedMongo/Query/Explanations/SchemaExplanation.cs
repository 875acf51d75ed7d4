using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Explanations;

/// <summary>Which rules of a JSON schema a value breaks, in the form of MongoDB's <c>errInfo</c>.</summary>
internal static class SchemaExplanation
{
    /// <summary>The explanation of <c>$jsonSchema</c> for a whole document.</summary>
    public static RawValue Of(RawValue schema, RawValue document) => Explanation.Document(
        ("operatorName", Explanation.Text("$jsonSchema")),
        ("title", schema.Field("title"u8)),
        ("description", schema.Field("description"u8)),
        ("schemaRulesNotSatisfied", Rules(schema, document)));

    /// <summary>One entry for every keyword that the value does not meet.</summary>
    public static RawValue Rules(RawValue schema, RawValue value)
    {
        var broken = new List<RawValue>();
        foreach (var (keyword, rule) in FieldNames.AndValues(schema))
        {
            if (JsonSchemaParser.CompileKeyword(keyword, rule, schema) is { } test && !test(value))
                broken.Add(Rule(keyword, rule, schema, value));
        }

        return RawValue.FromItems(broken);
    }

    private static RawValue Rule(string keyword, RawValue rule, RawValue schema, RawValue value) => keyword switch
    {
        "bsonType" or "type" => Considered(keyword, rule, "type did not match", value, ("consideredType", Explanation.Text(value.Tag.Alias()))),
        "enum" => Considered(keyword, rule, "value was not found in enum", value),
        "minimum" or "maximum" => Bound(keyword, rule, schema, value),
        "multipleOf" => Considered(keyword, rule, "considered value is not a multiple of the specified value", value),
        "minLength" or "maxLength" => Considered(keyword, rule, "specified string length was not satisfied", value),
        "pattern" => Considered(keyword, rule, "regular expression did not match", value),
        "minItems" or "maxItems" => Considered(keyword, rule, "array did not match specified length", value),
        "uniqueItems" => Considered(keyword, rule, "found a duplicate item", value, ("duplicatedValue", Duplicate(value))),
        "items" or "additionalItems" => SchemaPartsExplanation.Items(keyword, rule, schema, value),
        "allOf" or "anyOf" or "oneOf" => Alternatives(keyword, rule, value),
        "not" => Explanation.Document(("operatorName", Explanation.Text(keyword)), ("reason", Explanation.Text("child expression matched"))),
        _ => SchemaPartsExplanation.Properties(keyword, rule, schema, value),
    };

    private static RawValue Bound(string keyword, RawValue rule, RawValue schema, RawValue value)
    {
        var exclusive = keyword == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
        return Explanation.Document(
            ("operatorName", Explanation.Text(keyword)),
            ("specifiedAs", Explanation.Document((keyword, rule), (exclusive, schema.Field(exclusive.AsUtf8())))),
            ("reason", Explanation.Text("comparison failed")),
            ("consideredValue", value));
    }

    private static RawValue Considered(string keyword, RawValue rule, string reason, RawValue value, (string Name, RawValue Value) more = default) => Explanation.Document(
        ("operatorName", Explanation.Text(keyword)),
        ("specifiedAs", Explanation.Document((keyword, rule))),
        ("reason", Explanation.Text(reason)),
        ("consideredValue", value),
        (more.Name ?? "more", more.Value));

    private static RawValue Alternatives(string keyword, RawValue rule, RawValue value)
    {
        var schemas = rule.ToItems();
        var matching = schemas.Index().Where(item => JsonSchemaParser.Compile(item.Item)(value)).Select(item => item.Index).ToList();
        if (keyword == "oneOf" && matching.Count > 1)
        {
            return Explanation.Document(
                ("operatorName", Explanation.Text(keyword)),
                ("reason", Explanation.Text("more than one subschema matched")),
                ("matchingSchemaIndexes", RawValue.FromItems(matching.ConvertAll(RawValue.FromInt32))));
        }

        return Explanation.Document(
            ("operatorName", Explanation.Text(keyword)),
            ("schemasNotSatisfied", Explanation.Indexed(schemas.Index().Where(item => !matching.Contains(item.Index)).Select(item => (item.Index, Rules(item.Item, value))))));
    }

    private static RawValue Duplicate(RawValue array)
    {
        var seen = new HashSet<RawValue>();
        return array.ToItems().Find(item => !seen.Add(item));
    }
}
