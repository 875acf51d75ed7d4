using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$expMovingAvg: every number pulls the average towards itself by a share; what is no number leaves it.</summary>
internal static class MovingAverage
{
    private const string Usage = "$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an 'N' field or an 'alpha' field";

    public static WindowFunction Parse(RawValue operand, KeyPattern? sort, VariableScope scope)
    {
        if (sort is null)
            throw MongoErrorException.FailedToParse("$expMovingAvg requires an explicit 'sortBy'");
        var spec = new OperatorSpec("$expMovingAvg", operand, scope);
        spec.Named(9, "$expMovingAvg must have exactly one argument that is an object", 9, "Got unrecognized field in $expMovingAvg: ", "input", "N", "alpha");
        var input = spec.Required("input"u8, 9, Usage);
        var weight = Weight(operand.Field("N"u8), operand.Field("alpha"u8));
        return (partition, variables) => Average(WindowFunctionParser.Evaluate(input, partition, variables), weight);
    }

    private static double Weight(RawValue count, RawValue alpha)
    {
        if (count.IsMissing == alpha.IsMissing)
            throw MongoErrorException.FailedToParse(Usage);
        if (!count.IsMissing)
        {
            return count.IsNumber && count.TryGetWhole(out var n) && n > 0
                ? 2.0 / (n + 1)
                : throw MongoErrorException.FailedToParse($"'N' field must be an integer greater than zero, but found: {ShellText.Of(count)}");
        }

        return alpha.IsNumber && alpha.ToDouble() is > 0 and < 1
            ? alpha.ToDouble()
            : throw MongoErrorException.FailedToParse($"'alpha' must be between 0 and 1 (exclusive), found alpha: {ShellText.Of(alpha)}");
    }

    private static RawValue[] Average(RawValue[] values, double weight)
    {
        var current = RawValue.Null;
        var isDecimal = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsNumber)
            {
                isDecimal |= values[i].Tag == BsonTag.Decimal128;
                var number = isDecimal ? values[i] : RawValue.FromDouble(values[i].ToDouble());
                current = current.IsNullish
                    ? number
                    : NumberArithmetic.Add(NumberArithmetic.Multiply(number, RawValue.FromDouble(weight)), NumberArithmetic.Multiply(current, RawValue.FromDouble(1 - weight)));
            }

            values[i] = current;
        }

        return values;
    }
}
