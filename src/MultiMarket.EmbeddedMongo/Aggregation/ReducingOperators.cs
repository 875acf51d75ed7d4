using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>The accumulators as expressions: over the items of one array, or over several arguments.</summary>
internal static class ReducingOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$sum"] = Over(() => new SumAccumulator());
        operators["$avg"] = Over(() => new AverageAccumulator());
        operators["$min"] = Over(() => new ExtremeAccumulator(largest: false));
        operators["$max"] = Over(() => new ExtremeAccumulator(largest: true));
        operators["$stdDevPop"] = Over(() => new DeviationAccumulator(sample: false));
        operators["$stdDevSamp"] = Over(() => new DeviationAccumulator(sample: true));
        operators["$first"] = spec => spec.Unary(array => End("$first", array, last: false));
        operators["$last"] = spec => spec.Unary(array => End("$last", array, last: true));
        operators["$firstN"] = spec => Several(spec, (items, n) => items.Take(n));
        operators["$lastN"] = spec => Several(spec, (items, n) => items.TakeLast(n));
        operators["$minN"] = spec => Several(spec, (items, n) => items.Where(i => !i.IsNullish).Order().Take(n));
        operators["$maxN"] = spec => Several(spec, (items, n) => items.Where(i => !i.IsNullish).OrderDescending().Take(n));
    }

    private static Func<OperatorSpec, Expression> Over(Func<Accumulator> create) => spec => spec.Variadic(0, int.MaxValue, values =>
    {
        var accumulator = create();
        if (values.Length == 1 && values[0].IsArray)
        {
            var items = values[0].Elements;
            while (items.MoveNext())
                accumulator.Add(values[0].At(items));
        }
        else
        {
            foreach (var value in values)
                accumulator.Add(value);
        }

        return accumulator.Result();
    });

    private static RawValue End(string name, RawValue array, bool last)
    {
        if (array.IsNullish)
            return RawValue.Null;
        if (!array.IsArray)
            throw new MongoErrorException(28689, $"{name}'s argument must be an array, but is {array.Tag.Alias()}");
        var items = array.ToItems();
        return items.Count == 0 ? RawValue.Missing : last ? items[^1] : items[0];
    }

    private static ControlExpression Several(OperatorSpec spec, Func<List<RawValue>, int, IEnumerable<RawValue>> choose)
    {
        var (count, input) = CountedArguments.Parse(spec);
        return new ControlExpression(row =>
        {
            var n = CountedArguments.Count(count.Evaluate(row));
            var array = input.Evaluate(row);
            return array.IsArray
                ? RawValue.FromItems([.. choose(array.ToItems(), n)])
                : throw new MongoErrorException(5788200, "Input must be an array");
        });
    }
}
