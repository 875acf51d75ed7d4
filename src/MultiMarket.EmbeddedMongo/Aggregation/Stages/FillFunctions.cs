using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$locf and $linearFill: values where documents have none, from their neighbours.</summary>
internal static class FillFunctions
{
    public static WindowFunction Parse(string name, RawValue operand, KeyPattern? sort, VariableScope scope)
    {
        var input = ExpressionParser.Parse(operand, scope);
        if (name == "$locf")
            return (partition, variables) => CarryForward(WindowFunctionParser.Evaluate(input, partition, variables));
        var path = RateFunctions.Axis(name, sort);
        return (partition, variables) => Interpolate(WindowFunctionParser.Evaluate(input, partition, variables), Places(partition, path));
    }

    private static RawValue[] CarryForward(RawValue[] values)
    {
        var last = RawValue.Null;
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i].IsNullish ? last : last = values[i];
        return values;
    }

    private static RawValue[] Interpolate(RawValue[] values, RawValue[] places)
    {
        var known = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsNullish)
            {
                values[i] = RawValue.Null;
                continue;
            }

            if (!values[i].IsNumber)
                throw MongoErrorException.TypeMismatch($"Value to be filled must be numeric or nullish, but found {values[i].Tag.Alias()}");
            if (known >= 0)
                Between(values, places, known, i);
            known = i;
        }

        return values;
    }

    private static void Between(RawValue[] values, RawValue[] places, int from, int to)
    {
        var slope = NumberArithmetic.Divide(NumberArithmetic.Subtract(values[to], values[from]), Distance(places, from, to));
        for (var i = from + 1; i < to; i++)
            values[i] = NumberArithmetic.Add(values[from], NumberArithmetic.Multiply(Distance(places, from, i), slope));
    }

    private static RawValue Distance(RawValue[] places, int from, int to) => places[from].Tag == BsonTag.DateTime
        ? RawValue.FromInt64(places[to].Int64 - places[from].Int64)
        : NumberArithmetic.Subtract(places[to], places[from]);

    /// <summary>The sort field of every document: all numbers or all dates, and no two alike.</summary>
    private static RawValue[] Places(IReadOnlyList<WindowEntry> partition, FieldPath path)
    {
        var places = partition.Select(entry => path.Follow(entry.Document)).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (!places[i].IsNumber && places[i].Tag != BsonTag.DateTime)
                throw MongoErrorException.TypeMismatch($"Value of the sortBy field must be numeric or a date, but found {places[i].Tag.Alias()}");
            if (i == 0)
                continue;
            if (places[i].IsNumber != places[i - 1].IsNumber)
                throw MongoErrorException.TypeMismatch($"Conflicting sort value types, previously received type {places[i - 1].Tag.Alias()}, but found {places[i].Tag.Alias()}");
            if (places[i].Equals(places[i - 1]))
                throw new MongoErrorException(6050106, "There can be no repeated values in the sort field");
        }

        return places;
    }
}
