using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$cmp and its relatives, over MongoDB's order of all types; missing sorts below null here.</summary>
internal static class ComparisonOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$cmp"] = spec => spec.Binary((left, right) => RawValue.FromInt32(Math.Sign(left.CompareTo(right))));
        operators["$eq"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(left.Equals(right)));
        operators["$ne"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(!left.Equals(right)));
        operators["$gt"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(left.CompareTo(right) > 0));
        operators["$gte"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(left.CompareTo(right) >= 0));
        operators["$lt"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(left.CompareTo(right) < 0));
        operators["$lte"] = spec => spec.Binary((left, right) => RawValue.FromBoolean(left.CompareTo(right) <= 0));
    }
}
