using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>Compiles filter documents.</summary>
internal static class MatchParser
{
    /// <exception cref="MongoErrorException">An operator is unknown or its operand is wrong.</exception>
    public static Matcher Parse(RawValue filter, VariableScope? variables = null, bool isNested = false)
    {
        var parts = new List<Matcher>();
        var elements = filter.Elements;
        while (elements.MoveNext())
        {
            var name = elements.Name.AsName();
            var operand = filter.At(elements);
            if (name.StartsWith('$'))
                ParseTopLevel(parts, name, operand, variables, isNested);
            else
                FieldOperators.Parse(parts, new FieldPath(name), operand, variables);
        }

        return parts.Count == 1 ? parts[0] : new AndMatcher([.. parts]);
    }

    private static void ParseTopLevel(List<Matcher> parts, string name, RawValue operand, VariableScope? variables, bool isNested)
    {
        switch (name)
        {
            case "$and":
                parts.AddRange(ParseList(name, operand, variables, isNested));
                break;
            case "$or":
                parts.Add(new OrMatcher(ParseList(name, operand, variables, isNested)));
                break;
            case "$nor":
                parts.Add(new NotMatcher(new OrMatcher(ParseList(name, operand, variables, isNested))));
                break;
            case "$expr" or "$jsonSchema" when isNested:
                throw MongoErrorException.BadValue($"{name} can only be applied to the top-level document");
            case "$expr":
                parts.Add(ExprMatcher.Parse(operand, variables ?? new VariableScope()));
                break;
            case "$comment":
                break;
            case "$alwaysTrue" or "$alwaysFalse":
                parts.Add(new ConstantMatcher(name == "$alwaysTrue"));
                break;
            case "$jsonSchema":
                parts.Add(JsonSchemaParser.Parse(operand));
                break;
            case "$sampleRate":
                parts.Add(new SampleRateMatcher(operand.IsNumber && operand.ToDouble() is >= 0 and <= 1 ? operand.ToDouble() : throw MongoErrorException.BadValue("numeric argument to $sampleRate must be in [0, 1]")));
                break;
            case "$where" or "$text":
                throw MongoErrorException.NotImplemented(name);
            case "$not":
                throw MongoErrorException.BadValue("unknown top level operator: $not. If you are trying to negate an entire expression, use $nor.");
            default:
                throw MongoErrorException.BadValue($"unknown top level operator: {name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.");
        }
    }

    private static Matcher[] ParseList(string name, RawValue operand, VariableScope? variables, bool isNested)
    {
        if (!operand.IsArray)
            throw MongoErrorException.BadValue($"{name} must be an array");
        var items = operand.ToItems();
        if (items.Count == 0)
            throw MongoErrorException.BadValue("$and/$or/$nor must be a nonempty array");
        return [.. items.Select(item => item.IsDocument ? Parse(item, variables, isNested) : throw MongoErrorException.BadValue("$or/$and/$nor entries need to be full objects"))];
    }
}

internal sealed class SampleRateMatcher(double rate) : Matcher
{
    public override bool Matches(Row row) => Random.Shared.NextDouble() < rate;
}
