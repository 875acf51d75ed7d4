using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>Projections of the one array item that matched.</summary>
internal static class PositionalProjection
{
    /// <summary>$elemMatch: the first item that passes, alone in its array; no field when none does.</summary>
    public static Func<RawValue, RawValue> FirstMatch(RawValue condition)
    {
        var matcher = FieldOperators.ParseElemMatch(condition);
        return value =>
        {
            if (!value.IsArray)
                return RawValue.Missing;
            foreach (var item in value.ToItems())
            {
                if (matcher.TestItem(item))
                    return RawValue.FromItems([item]);
            }

            return RawValue.Missing;
        };
    }

    /// <summary><c>path.$</c>: the item by which the document matched the query.</summary>
    public static Func<RawValue, RawValue> Of(string path, Matcher filter)
    {
        var test = ArrayPositions.ItemTest(path, filter)
            ?? throw new MongoErrorException(51246, $"Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
        return value =>
        {
            if (!value.IsArray)
                return value;
            foreach (var item in value.ToItems())
            {
                if (test(item))
                    return RawValue.FromItems([item]);
            }

            throw new MongoErrorException(51246, "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
        };
    }
}
