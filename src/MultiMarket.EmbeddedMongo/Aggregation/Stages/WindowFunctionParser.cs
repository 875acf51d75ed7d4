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
        var operators = parts.FindAll(part => part.Name != "window");
        if (operators is not [var (name, operand)])
            throw MongoErrorException.FailedToParse($"The field '{field}' must specify one window function");
        var window = spec.Field("window"u8);
        switch (name)
        {
            case "$rank" or "$denseRank" or "$documentNumber":
                if (!window.IsMissing)
                    throw new MongoErrorException(5371601, "Rank style window functions take no other arguments");
                if (sort is null)
                    throw new MongoErrorException(5371602, $"{name} must be specified with a top level sortBy expression");
                return (partition, _) => Rank(name, partition);
            case "$shift":
                return Shift(operand, sort, scope);
            case "$expMovingAvg":
                return MovingAverage(operand, sort, scope);
            case "$derivative" or "$integral":
                return RateFunctions.Parse(name, operand, WindowBounds.Parse(window, sort), sort, scope);
            case "$locf" or "$linearFill":
                return RateFunctions.Fill(name, operand, sort, scope);
            case "$covariancePop" or "$covarianceSamp":
                return Accumulate(new AccumulatorSpec(ExpressionParser.Parse(operand, scope), () => new CovarianceAccumulator(name == "$covarianceSamp")), WindowBounds.Parse(window, sort));
        }

        return Accumulate(AccumulatorParser.Parse(field, Only(name, operand), scope), WindowBounds.Parse(window, sort));
    }

    private static WindowFunction Accumulate(AccumulatorSpec spec, WindowBounds bounds) => (partition, variables) =>
    {
        var inputs = Evaluate(spec.Argument, partition, variables);
        var results = new RawValue[partition.Count];
        if (bounds.IsCumulative)
        {
            var running = spec.Create();
            for (var i = 0; i < results.Length; i++)
            {
                running.Add(inputs[i]);
                results[i] = running.Result();
            }

            return results;
        }

        for (var i = 0; i < results.Length; i++)
        {
            if (i > 0 && bounds.IsWhole)
            {
                results[i] = results[0];
                continue;
            }

            var (first, last) = bounds.Around(partition, i);
            var accumulator = spec.Create();
            for (var n = first; n <= last; n++)
                accumulator.Add(inputs[n]);
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
        spec.Named("output", "by", "default");
        var output = spec.Required("output"u8);
        if (!operand.Field("by"u8).IsNumber || !operand.Field("by"u8).TryGetWhole(out var by))
            throw MongoErrorException.FailedToParse("'$shift:by' field must be an integer, but found " + ShellText.Of(operand.Field("by"u8)));
        var fallback = spec.Optional("default"u8) is { } given ? given.Constant ?? throw MongoErrorException.FailedToParse("'$shift:default' expression must yield a constant value.") : RawValue.Null;
        return (partition, variables) =>
        {
            var values = Evaluate(output, partition, variables);
            return [.. Enumerable.Range(0, values.Length).Select(i => i + by >= 0 && i + by < values.Length ? values[i + by] : fallback)];
        };
    }

    private static WindowFunction MovingAverage(RawValue operand, KeyPattern? sort, VariableScope scope)
    {
        if (sort is null)
            throw MongoErrorException.FailedToParse("$expMovingAvg requires an explicit 'sortBy'");
        var spec = new OperatorSpec("$expMovingAvg", operand, scope);
        spec.Named("input", "N", "alpha");
        var input = spec.Required("input"u8);
        var count = operand.Field("N"u8);
        var alpha = operand.Field("alpha"u8);
        if (count.IsNumber == alpha.IsNumber)
            throw MongoErrorException.FailedToParse("$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an 'N' field or an 'alpha' field");
        var weight = alpha.IsNumber ? alpha.ToDouble() : 2 / (count.ToDouble() + 1);
        if (weight is <= 0 or >= 1 && alpha.IsNumber)
            throw MongoErrorException.FailedToParse($"'alpha' must be between 0 and 1 (exclusive), found alpha: {weight}");
        return (partition, variables) =>
        {
            double? current = null;
            var values = Evaluate(input, partition, variables);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i].IsNumber)
                    current = current is null ? values[i].ToDouble() : values[i].ToDouble() * weight + current.Value * (1 - weight);
                values[i] = current is { } average ? RawValue.FromDouble(average) : RawValue.Null;
            }

            return values;
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
