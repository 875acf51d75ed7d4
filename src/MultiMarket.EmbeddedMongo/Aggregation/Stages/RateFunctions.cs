using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$derivative, $integral, $locf and $linearFill: functions of a value over the sort field.</summary>
internal static class RateFunctions
{
    public static WindowFunction Parse(string name, RawValue operand, WindowBounds bounds, KeyPattern? sort, VariableScope scope)
    {
        var spec = new OperatorSpec(name, operand, scope);
        spec.Named("input", "unit");
        var input = spec.Required("input"u8);
        var path = Axis(name, sort);
        var unit = operand.Field("unit"u8);
        var length = unit.IsMissing ? 1 : DateUnits.Parse(unit) switch
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
            var results = new RawValue[ys.Length];
            for (var i = 0; i < results.Length; i++)
            {
                var (first, last) = bounds.Around(partition, i);
                results[i] = name == "$integral" ? Integral(xs, ys, first, last, length) : Slope(xs, ys, first, last, length);
            }

            return results;
        };
    }

    public static WindowFunction Fill(string name, RawValue operand, KeyPattern? sort, VariableScope scope)
    {
        var input = ExpressionParser.Parse(operand, scope);
        var path = name == "$linearFill" ? Axis(name, sort) : null;
        return (partition, variables) =>
        {
            var values = WindowFunctionParser.Evaluate(input, partition, variables);
            var known = -1;
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i].IsNullish)
                {
                    values[i] = path is null && known >= 0 ? values[known] : RawValue.Null;
                    continue;
                }

                if (path is not null && known >= 0)
                    Interpolate(values, partition, path, known, i);
                known = i;
            }

            return values;
        };
    }

    private static void Interpolate(RawValue[] values, IReadOnlyList<WindowEntry> partition, FieldPath path, int from, int to)
    {
        double x0 = Number(path.Follow(partition[from].Document)), x1 = Number(path.Follow(partition[to].Document));
        double y0 = values[from].ToDouble(), y1 = values[to].ToDouble();
        for (var i = from + 1; i < to; i++)
            values[i] = RawValue.FromDouble(y0 + (y1 - y0) * (Number(path.Follow(partition[i].Document)) - x0) / (x1 - x0));
    }

    private static RawValue Slope(double[] xs, RawValue[] ys, int first, int last, double length)
    {
        if (last <= first || !ys[first].IsNumber || !ys[last].IsNumber)
            return RawValue.Null;
        var run = (xs[last] - xs[first]) / length;
        return run == 0 ? RawValue.Null : RawValue.FromDouble((ys[last].ToDouble() - ys[first].ToDouble()) / run);
    }

    private static RawValue Integral(double[] xs, RawValue[] ys, int first, int last, double length)
    {
        var area = 0.0;
        for (var i = first; i < last; i++)
            area += (xs[i + 1] - xs[i]) / length * (ys[i].ToDouble() + ys[i + 1].ToDouble()) / 2;
        return first <= last ? RawValue.FromDouble(area) : RawValue.Null;
    }

    private static FieldPath Axis(string name, KeyPattern? sort) => sort is { Parts: [{ Descending: false } only] }
        ? only.Path
        : throw MongoErrorException.FailedToParse($"{name} requires a sortBy with exactly one ascending field");

    private static double Position(string name, RawValue value, bool isTime) => isTime == (value.Tag == BsonTag.DateTime) && (isTime || value.IsNumber)
        ? Number(value)
        : throw new MongoErrorException(5624900, $"{name} (with{(isTime ? "" : "out")} 'unit') expects the sortBy field to be {(isTime ? "a Date" : "numeric")}");

    private static double Number(RawValue value) => value.Tag == BsonTag.DateTime ? value.Int64 : value.ToDouble();
}
