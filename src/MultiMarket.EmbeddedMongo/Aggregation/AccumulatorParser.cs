using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Compiles the accumulators of $group and $bucket.</summary>
internal static class AccumulatorParser
{
    /// <param name="field">The output field, for messages.</param>
    /// <param name="spec">E.g. <c>{$sum: "$montant"}</c>.</param>
    /// <param name="scope">The variables in sight.</param>
    public static AccumulatorSpec Parse(string field, RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(40234, $"The field '{field}' must be an accumulator object");
        var parts = FieldNames.AndValues(spec);
        if (parts.Count != 1)
            throw new MongoErrorException(40238, $"The field '{field}' must specify one accumulator");
        var (name, operand) = parts[0];
        if (!name.StartsWith('$'))
            throw new MongoErrorException(40234, $"The field '{field}' must be an accumulator object");

        return name switch
        {
            "$sum" => Simple(name, operand, scope, () => new SumAccumulator()),
            "$avg" => Simple(name, operand, scope, () => new AverageAccumulator()),
            "$min" => Simple(name, operand, scope, () => new ExtremeAccumulator(largest: false)),
            "$max" => Simple(name, operand, scope, () => new ExtremeAccumulator(largest: true)),
            "$first" => Simple(name, operand, scope, () => new EndAccumulator(last: false)),
            "$last" => Simple(name, operand, scope, () => new EndAccumulator(last: true)),
            "$push" => Simple(name, operand, scope, () => new PushAccumulator()),
            "$addToSet" => Simple(name, operand, scope, () => new SetAccumulator()),
            "$mergeObjects" => Simple(name, operand, scope, () => new MergeAccumulator()),
            "$stdDevPop" => Simple(name, operand, scope, () => new DeviationAccumulator(sample: false)),
            "$stdDevSamp" => Simple(name, operand, scope, () => new DeviationAccumulator(sample: true)),
            "$count" => operand.IsDocument && !operand.Elements.MoveNext()
                ? new AccumulatorSpec(new ConstantExpression(RawValue.Null), () => new CountAccumulator())
                : throw MongoErrorException.TypeMismatch("$count takes no arguments, i.e. $count:{}"),
            "$firstN" or "$lastN" => Ends(name, operand, scope),
            "$minN" or "$maxN" => Extremes(name, operand, scope),
            "$top" or "$bottom" or "$topN" or "$bottomN" => Ranked(name, operand, scope),
            "$median" or "$percentile" => Percentile(name, operand, scope),
            "$accumulator" => throw MongoErrorException.NotImplemented(name),
            _ => throw new MongoErrorException(15952, $"unknown group operator '{name}'"),
        };
    }

    public static bool IsKnown(string name) => name is "$sum" or "$avg" or "$min" or "$max" or "$first" or "$last" or "$push" or "$addToSet" or "$mergeObjects"
        or "$stdDevPop" or "$stdDevSamp" or "$count" or "$firstN" or "$lastN" or "$minN" or "$maxN" or "$top" or "$bottom" or "$topN" or "$bottomN" or "$median" or "$percentile";

    private static AccumulatorSpec Simple(string name, RawValue operand, VariableScope scope, Func<Accumulator> create)
    {
        if (operand.IsArray)
            operand = operand.ToItems() is [var only] ? only : throw new MongoErrorException(40237, $"The {name} accumulator is a unary operator");
        return new AccumulatorSpec(ExpressionParser.Parse(operand, scope), create);
    }

    private static AccumulatorSpec Ends(string name, RawValue operand, VariableScope scope)
    {
        var (count, input) = CountedArguments.Parse(new OperatorSpec(name, operand, scope));
        return AccumulatorSpec.Counted(input, count, n => new EndsAccumulator(n, name == "$lastN"));
    }

    private static AccumulatorSpec Percentile(string name, RawValue operand, VariableScope scope)
    {
        var spec = new OperatorSpec(name, operand, scope);
        var (input, shares) = PercentileOperators.Parse(spec);
        return new AccumulatorSpec(input, () => new PercentileAccumulator(shares, asArray: name == "$percentile"));
    }

    private static AccumulatorSpec Extremes(string name, RawValue operand, VariableScope scope)
    {
        var (count, input) = CountedArguments.Parse(new OperatorSpec(name, operand, scope));
        var pair = new ControlExpression(row =>
        {
            var value = input.Evaluate(row);
            if (value.IsNullish)
                return RawValue.Missing;
            var key = new KeyWriter();
            KeyEncoder.Write(key, value.View);
            return RankedAccumulator.Pair(key.Written, value);
        });
        return AccumulatorSpec.Counted(pair, count, n => new RankedAccumulator(n, name == "$maxN", asArray: true));
    }

    private static AccumulatorSpec Ranked(string name, RawValue operand, VariableScope scope)
    {
        var spec = new OperatorSpec(name, operand, scope);
        var many = name.EndsWith('N');
        spec.Named(5788001, $"specification must be an object; found {name}: {ShellText.Of(operand)}", 5788002, $"Unknown argument to {name}: ", many ? ["output", "sortBy", "n"] : ["output", "sortBy"]);
        var count = many ? spec.Required("n"u8, 5788003, "Missing value for 'n'") : new ConstantExpression(RawValue.FromInt32(1));
        var output = spec.Required("output"u8, 5788004, "Missing value for 'output'");
        var order = operand.Field("sortBy"u8);
        if (order.IsMissing)
            throw new MongoErrorException(5788005, "Missing value for 'sortBy'");
        if (!order.IsDocument)
            throw new MongoErrorException(10065, "invalid parameter: expected an object (sortBy)");
        var pattern = SortKey.Parse(order);
        var pair = new ControlExpression(row => RankedAccumulator.Pair(SortKey.Of(new KeyExtractor(pattern), row.ToDocument()), output.Evaluate(row)));
        var bottom = name.StartsWith("$bottom", StringComparison.Ordinal);
        return AccumulatorSpec.Counted(pair, count, n => new RankedAccumulator(n, descending: bottom, asArray: many, sortOrder: bottom));
    }
}
