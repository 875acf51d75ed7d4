using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Explanations;

/// <summary>Why a document does not match a filter, in the form of MongoDB's <c>errInfo.details</c>.</summary>
internal static class FilterExplanation
{
    public static RawValue Of(RawValue filter, RawValue document)
    {
        var clauses = Clauses(filter);
        return clauses is [var only] ? Clause(only, document) : Operator("$and", "clausesNotSatisfied", clauses, document, matching: false);
    }

    /// <summary>The conditions of a filter, each as a filter of its own with one field and one operator.</summary>
    private static List<RawValue> Clauses(RawValue filter)
    {
        var clauses = new List<RawValue>();
        foreach (var (name, operand) in FieldNames.AndValues(filter))
        {
            if (name.StartsWith('$') || !FieldOperators.IsOperators(operand))
            {
                clauses.Add(Explanation.Document((name, operand)));
                continue;
            }

            foreach (var (op, value) in FieldNames.AndValues(operand))
            {
                if (op != "$options")
                    clauses.Add(Explanation.Document((name, Explanation.Document((op, value), ("$options", op == "$regex" ? operand.Field("$options"u8) : RawValue.Missing)))));
            }
        }

        return clauses;
    }

    private static RawValue Clause(RawValue clause, RawValue document)
    {
        var (name, operand) = FieldNames.AndValues(clause)[0];
        switch (name)
        {
            case "$and" or "$or":
                return Operator(name, "clausesNotSatisfied", operand.ToItems(), document, matching: false);
            case "$nor":
                return Operator(name, "clausesSatisfied", operand.ToItems(), document, matching: true);
            case "$jsonSchema":
                return SchemaExplanation.Of(operand, document);
            case "$expr":
                return Explanation.Document(
                    ("operatorName", Explanation.Text(name)), ("specifiedAs", clause), ("reason", Explanation.Text("expression did not match")),
                    ("expressionResult", ExpressionParser.Parse(operand, new VariableScope()).Evaluate(new Row(document))));
            default:
                return Field(clause, name, operand, document);
        }
    }

    private static RawValue Operator(string name, string list, List<RawValue> clauses, RawValue document, bool matching) => Explanation.Document(
        ("operatorName", Explanation.Text(name)),
        (list, Explanation.Indexed(clauses.Index().Where(item => MatchParser.Parse(item.Item).Matches(document) == matching).Select(item =>
            (item.Index, matching ? Succeeded(item.Item) : Of(item.Item, document))))));

    private static RawValue Succeeded(RawValue clause) => Explanation.Document(("specifiedAs", clause), ("reason", Explanation.Text("expression matched")));

    private static RawValue Field(RawValue clause, string path, RawValue operand, RawValue document)
    {
        var op = FieldOperators.IsOperators(operand) ? FieldNames.Of(operand)[0] : "$eq";
        var value = PathWalk.Follow(document, new FieldPath(path), 0);
        var reason = op switch
        {
            "$exists" => operand.Field("$exists"u8).IsTrue ? "path does not exist" : "path does exist",
            "$ne" => "comparison succeeded",
            "$nin" => "matching value found in array",
            "$not" => "child expression matched",
            _ when value.IsMissing => "field was missing",
            "$in" => "no matching value found in array",
            "$type" => "type did not match",
            "$regex" => "regular expression did not match",
            "$mod" => "$mod did not evaluate to expected remainder",
            "$size" => "array length was not equal to given size",
            "$all" => "array did not contain all specified values",
            "$elemMatch" => "array did not satisfy the child predicate",
            _ when op.StartsWith("$bits", StringComparison.Ordinal) => "bitwise operator failed to match",
            _ => "comparison failed",
        };
        return Explanation.Document(
            ("operatorName", Explanation.Text(op)),
            ("specifiedAs", clause),
            ("reason", Explanation.Text(reason)),
            (value.IsArray ? "consideredValues" : "consideredValue", value.IsArray ? RawValue.FromItems([.. value.ToItems(), value]) : value),
            ("consideredType", op == "$type" && !value.IsMissing ? Explanation.Text(value.Tag.Alias()) : RawValue.Missing));
    }
}
