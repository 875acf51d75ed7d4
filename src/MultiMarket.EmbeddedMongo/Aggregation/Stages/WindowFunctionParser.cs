using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>Compiles the functions of $setWindowFields.</summary>
internal static class WindowFunctionParser
{
    public static WindowFunction Parse(string field, RawValue spec, KeyPattern? sort, VariableScope scope)
    {
        var parts = spec.IsDocument ? FieldNames.AndValues(spec) : throw MongoErrorException.FailedToParse($"The field '{field}' must be an object");
        if (parts.Find(part => !part.Name.StartsWith('$') && part.Name != "window").Name is { } unknown)
            throw MongoErrorException.FailedToParse($"Window function found an unknown argument: {unknown}");
        var operators = parts.FindAll(part => part.Name != "window");
        if (operators is not [var (name, operand)])
            throw MongoErrorException.FailedToParse($"The field '{field}' must specify one window function");
        var window = spec.Field("window"u8);
        switch (name)
        {
            case "$rank" or "$denseRank" or "$documentNumber":
                if (!window.IsMissing)
                    throw new MongoErrorException(5371601, "Rank style window functions take no other arguments");
                if (!operand.IsDocument || operand.Elements.MoveNext())
                    throw new MongoErrorException(5371603, $"{name} must be specified with '{{}}' as the value");
                if (sort is null || (sort.Parts.Length > 1 && name != "$documentNumber"))
                    throw new MongoErrorException(5371602, $"{name} must be specified with a top level sortBy expression with exactly one element");
                return (partition, _) => Rank(name, partition);
            case "$shift" or "$expMovingAvg" or "$locf" or "$linearFill" when !window.IsMissing:
                throw MongoErrorException.FailedToParse($"{name} does not accept a 'window' field");
            case "$shift":
                return Shift(operand, sort, scope);
            case "$expMovingAvg":
                return MovingAverage.Parse(operand, sort, scope);
            case "$derivative" when window.IsMissing:
                throw MongoErrorException.FailedToParse("$derivative requires explicit window bounds");
            case "$derivative" or "$integral":
                return RateFunctions.Parse(name, operand, WindowBounds.Parse(window, sort), sort, scope);
            case "$locf" or "$linearFill":
                return FillFunctions.Parse(name, operand, sort, scope);
            case "$covariancePop" or "$covarianceSamp":
                return Accumulate(new AccumulatorSpec(ExpressionParser.Parse(operand, scope), () => new CovarianceAccumulator(name == "$covarianceSamp")), WindowBounds.Parse(window, sort));
            case "$accumulator":
                throw MongoErrorException.NotImplemented(name);
            case "$mergeObjects":
            case var _ when !AccumulatorParser.IsKnown(name):
                throw MongoErrorException.FailedToParse($"Unrecognized window function, {name}");
        }

        return Accumulate(AccumulatorParser.Parse(field, Only(name, operand), scope), WindowBounds.Parse(window, sort));
    }

    private static WindowFunction Accumulate(AccumulatorSpec spec, WindowBounds bounds) => (partition, variables) =>
    {
        var inputs = Evaluate(spec.Argument, partition, variables);
        var results = new RawValue[partition.Count];
        var windows = new WindowWalk(bounds, partition);
        // A window that has only grown since the last document takes in what is new; any other begins anew.
        var (from, to) = (0, -1);
        var accumulator = spec.Create();
        for (var i = 0; i < results.Length; i++)
        {
            var (first, last) = windows.At(i);
            if (i > 0 && first == from && last == to)
            {
                results[i] = results[i - 1];
                continue;
            }

            if (first != from || last < to)
            {
                accumulator = spec.Create();
                (from, to) = (first, first - 1);
            }

            while (to < last)
                accumulator.Add(inputs[++to]);
            results[i] = accumulator.Result();
        }

        return results;
    };

    private static RawValue[] Rank(string name, IReadOnlyList<WindowEntry> partition)
    {
        var results = new RawValue[partition.Count];
        int rank = 0, dense = 0;
        for (var i = 0; i < results.Length; i++)
        {
            if (i == 0 || !partition[i].SortKey.AsSpan().SequenceEqual(partition[i - 1].SortKey))
            {
                rank = i + 1;
                dense++;
            }

            results[i] = RawValue.FromInt32(name switch { "$rank" => rank, "$denseRank" => dense, _ => i + 1 });
        }

        return results;
    }

    private static WindowFunction Shift(RawValue operand, KeyPattern? sort, VariableScope scope)
    {
        if (sort is null)
            throw MongoErrorException.FailedToParse("'$shift' requires a sortBy");
        var spec = new OperatorSpec("$shift", operand, scope);
        spec.Named(9, "Argument to $shift must be an object", 9, "Unknown argument in '$shift': ", "output", "by", "default");
        var output = spec.Required("output"u8, 9, "$shift requires an 'output' expression.");
        if (!operand.Field("by"u8).IsNumber || !operand.Field("by"u8).TryGetWhole(out var by))
            throw MongoErrorException.FailedToParse("'$shift:by' field must be an integer, but found " + ShellText.Of(operand.Field("by"u8)));
        var fallback = spec.Optional("default"u8) is { } given ? given.Constant ?? throw MongoErrorException.FailedToParse("'$shift:default' expression must yield a constant value.") : RawValue.Null;
        return (partition, variables) =>
        {
            var values = Evaluate(output, partition, variables);
            return [.. Enumerable.Range(0, values.Length).Select(i => i + by >= 0 && i + by < values.Length ? values[i + by] : fallback)];
        };
    }

    public static RawValue[] Evaluate(Expression expression, IReadOnlyList<WindowEntry> partition, Variables variables)
    {
        var row = new Row { Variables = variables };
        var values = new RawValue[partition.Count];
        for (var i = 0; i < values.Length; i++)
        {
            row.Reset(partition[i].Document);
            values[i] = expression.Evaluate(row);
        }

        return values;
    }

    private static RawValue Only(string name, RawValue value)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        value.WriteTo(writer, name.AsUtf8());
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
