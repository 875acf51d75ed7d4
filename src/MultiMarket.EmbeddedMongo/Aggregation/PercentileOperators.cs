using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

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
        spec.Named(
            isMedian ? 7436100 : 7429703, $"specification must be an object; found {spec.Name}: {ShellText.Of(spec.Operand)}",
            40415, $"BSON field '{spec.Name}' has an unknown field: ", isMedian ? ["input", "method"] : ["input", "p", "method"]);
        foreach (var name in (ReadOnlySpan<string>)(isMedian ? ["input", "method"] : ["input", "p", "method"]))
        {
            if (spec.Operand.Field(name.AsUtf8()).IsMissing)
                throw new MongoErrorException(40414, $"BSON field '{spec.Name}.{name}' is missing but a required field");
        }

        if (spec.Operand.Field("method"u8) is not { IsString: true, String: "approximate" })
            throw MongoErrorException.BadValue("Currently only 'approximate' can be used as percentile 'method'.");
        var input = spec.Parse(spec.Operand.Field("input"u8));
        if (isMedian)
            return (input, [0.5]);
        var p = spec.Parse(spec.Operand.Field("p"u8)).Constant ?? throw new MongoErrorException(7750300, "The $percentile 'p' field must be an array of constant values");
        if (!p.IsArray || p.ToItems() is not { Count: > 0 } shares)
            throw new MongoErrorException(7750301, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]");
        if (!shares.TrueForAll(share => share.IsNumber))
            throw new MongoErrorException(7750302, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]");
        return (input, shares.ConvertAll(share => share.ToDouble() is >= 0 and <= 1
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
