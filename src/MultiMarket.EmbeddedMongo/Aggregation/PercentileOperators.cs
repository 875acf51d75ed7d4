using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$median and $percentile as expressions, over an array.</summary>
internal static class PercentileOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$median"] = Over;
        operators["$percentile"] = Over;
    }

    /// <summary>The input and the shares asked for.</summary>
    public static (Expression Input, IReadOnlyList<double> Shares) Parse(OperatorSpec spec)
    {
        var isMedian = spec.Name == "$median";
        if (isMedian)
            spec.Named("input", "method");
        else
            spec.Named("input", "p", "method");
        if (spec.Operand.Field("method"u8) is not { IsString: true, String: "approximate" })
            throw MongoErrorException.BadValue($"Currently only 'approximate' can be used as percentile 'method' of {spec.Name}.");
        var input = spec.Required("input"u8);
        if (isMedian)
            return (input, [0.5]);
        var p = spec.Required("p"u8).Constant ?? throw new MongoErrorException(7750300, "The $percentile 'p' field must be an array of constant values");
        if (!p.IsArray || p.ToItems() is not { Count: > 0 } shares)
            throw new MongoErrorException(7750301, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]");
        return (input, shares.ConvertAll(share => share.IsNumber && share.ToDouble() is >= 0 and <= 1
            ? share.ToDouble()
            : throw new MongoErrorException(7750303, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]")));
    }

    private static ControlExpression Over(OperatorSpec spec)
    {
        var (input, shares) = Parse(spec);
        return new ControlExpression(row =>
        {
            var accumulator = new PercentileAccumulator(shares, asArray: spec.Name == "$percentile");
            var value = input.Evaluate(row);
            foreach (var item in value.IsArray ? value.ToItems() : [value])
                accumulator.Add(item);
            return accumulator.Result();
        });
    }
}
