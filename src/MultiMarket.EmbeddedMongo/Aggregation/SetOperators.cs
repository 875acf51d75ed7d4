using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Arrays taken as sets: order and repetition do not count.</summary>
internal static class SetOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$setUnion"] = spec => spec.Variadic(0, int.MaxValue, Union);
        operators["$setIntersection"] = spec => spec.Variadic(0, int.MaxValue, Intersection);
        operators["$setDifference"] = spec => spec.Binary(Difference);
        operators["$setEquals"] = spec => spec.Operand is { IsArray: true } operands && operands.ToItems() is { Count: >= 2 }
            ? spec.Variadic(2, int.MaxValue, AreEqual)
            : throw new MongoErrorException(17045, $"$setEquals needs at least two arguments had: {(spec.Operand.IsArray ? spec.Operand.ToItems().Count : 1)}");
        operators["$setIsSubset"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(
            Items(left, 17046, "both operands of $setIsSubset must be arrays. First argument is of type:").ToHashSet().IsSubsetOf(Items(right, 17042, "both operands of $setIsSubset must be arrays. Second argument is of type:"))));
        operators["$anyElementTrue"] = spec => spec.Unary(value => RawValue.FromBoolean(Items(value, 17041, "$anyElementTrue's argument must be an array, but is").Exists(i => i.IsTrue)));
        operators["$allElementsTrue"] = spec => spec.Unary(value => RawValue.FromBoolean(Items(value, 17040, "$allElementsTrue's argument must be an array, but is").TrueForAll(i => i.IsTrue)));
    }

    private static RawValue Union(RawValue[] values)
    {
        if (values.Any(v => v.IsNullish))
            return RawValue.Null;
        var all = new HashSet<RawValue>();
        foreach (var value in values)
            all.UnionWith(Items(value, 17043, "All operands of $setUnion must be arrays. One argument is of type:"));
        return Sorted(all);
    }

    private static RawValue Intersection(RawValue[] values)
    {
        if (values.Any(v => v.IsNullish))
            return RawValue.Null;
        HashSet<RawValue>? common = null;
        foreach (var value in values)
        {
            var items = Items(value, 17047, "All operands of $setIntersection must be arrays. One argument is of type:");
            if (common is null)
                common = [.. items];
            else
                common.IntersectWith(items);
        }

        return Sorted(common ?? []);
    }

    private static RawValue Difference(RawValue left, RawValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return RawValue.Null;
        var without = Items(right, 17049, "both operands of $setDifference must be arrays. Second argument is of type:").ToHashSet();
        // Adding to the set drops later repetitions and keeps the order of the first ones.
        return RawValue.FromItems(Items(left, 17048, "both operands of $setDifference must be arrays. First argument is of type:").FindAll(without.Add));
    }

    private static RawValue AreEqual(RawValue[] values)
    {
        var sets = values.Select(value => Items(value, 17044, "All operands of $setEquals must be arrays. One argument is of type:").ToHashSet()).ToList();
        return RawValue.FromBoolean(sets.TrueForAll(set => set.SetEquals(sets[0])));
    }

    private static List<RawValue> Items(RawValue value, int code, string what) =>
        value.IsArray ? value.ToItems() : throw new MongoErrorException(code, $"{what} {Bson.BsonTags.Alias(value.Tag)}");

    private static RawValue Sorted(HashSet<RawValue> items) => RawValue.FromItems([.. items.Order()]);
}
