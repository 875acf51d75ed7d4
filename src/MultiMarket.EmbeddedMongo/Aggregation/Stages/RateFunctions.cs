using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$derivative and $integral: functions of a value over the sort field.</summary>
internal static class RateFunctions
{
    public static WindowFunction Parse(string name, RawValue operand, WindowBounds bounds, KeyPattern? sort, VariableScope scope)
    {
        var spec = new OperatorSpec(name, operand, scope);
        spec.Named(9, $"Argument to {name} must be an object", 9, $"{name} got unexpected argument: ", "input", "unit");
        var input = spec.Required("input"u8, 9, $"{name} requires an 'input' expression");
        var path = Axis(name, sort);
        var unit = operand.Field("unit"u8);
        var length = unit.IsMissing ? 1 : DateUnits.Parse(unit.IsString ? unit.String : "") switch
        {
            "week" => 604_800_000.0,
            "day" => 86_400_000.0,
            "hour" => 3_600_000.0,
            "minute" => 60_000.0,
            "second" => 1000.0,
            "millisecond" => 1.0,
            _ => throw new MongoErrorException(5490704, "unit must be 'week' or smaller"),
        };
        return (partition, variables) =>
        {
            var ys = WindowFunctionParser.Evaluate(input, partition, variables);
            var xs = partition.Select(entry => Position(name, path.Follow(entry.Document), !unit.IsMissing)).ToArray();
            var windows = new WindowWalk(bounds, partition);
            var results = new RawValue[ys.Length];
            for (var i = 0; i < results.Length; i++)
            {
                var (first, last) = windows.At(i);
                results[i] = name == "$integral" ? Integral(xs, ys, first, last, length) : Slope(xs, ys, first, last, length);
            }

            return results;
        };
    }

    private static RawValue Slope(double[] xs, RawValue[] ys, int first, int last, double length)
    {
        if (last <= first || !ys[first].IsNumber || !ys[last].IsNumber)
            return RawValue.Null;
        var run = (xs[last] - xs[first]) / length;
        return run == 0 ? RawValue.Null : NumberArithmetic.Divide(NumberArithmetic.Subtract(ys[last], ys[first]), RawValue.FromDouble(run));
    }

    private static RawValue Integral(double[] xs, RawValue[] ys, int first, int last, double length)
    {
        if (first > last)
            return RawValue.Null;
        var area = RawValue.FromDouble(0);
        for (var i = first; i <= last; i++)
        {
            if (!ys[i].IsNumber)
                throw new MongoErrorException(5423900, "The input value of $integral window function must be a vector of 2 value, the first value must be numeric or date type and the second must be numeric.");
            if (i < last)
                area = NumberArithmetic.Add(area, NumberArithmetic.Multiply(NumberArithmetic.Add(ys[i], ys[i + 1]), RawValue.FromDouble((xs[i + 1] - xs[i]) / length / 2)));
        }

        return area;
    }

    /// <summary>The one field that the function runs over.</summary>
    public static FieldPath Axis(string name, KeyPattern? sort) => sort is { Parts: [{ Descending: false } only] }
        ? only.Path
        : throw MongoErrorException.FailedToParse($"{name} requires a sortBy with exactly one ascending field");

    private static double Position(string name, RawValue value, bool isTime) => isTime == (value.Tag == BsonTag.DateTime) && (isTime || value.IsNumber)
        ? value.Tag == BsonTag.DateTime ? value.Int64 : value.ToDouble()
        : throw new MongoErrorException(5624900, $"{name} (with{(isTime ? "" : "out")} 'unit') expects the sortBy field to be {(isTime ? "a Date" : "numeric")}");
}
