using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>Projections of the one array item that matched.</summary>
internal static class PositionalProjection
{
    /// <summary>$elemMatch: the first item that passes, alone in its array; no field when none does.</summary>
    public static Func<RawValue, Row, RawValue> FirstMatch(RawValue condition)
    {
        var matcher = FieldOperators.ParseElemMatch(condition);
        return (value, _) =>
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
    /// <exception cref="MongoErrorException">Code 31277: the query says nothing about the array.</exception>
    public static Func<RawValue, Row, RawValue> Of(string path, Matcher filter)
    {
        if (!filter.Fields.Contains(path.Split('.')[0]))
            throw new MongoErrorException(31277, $"Positional projection '{path}.$' does not match the query document.");
        return (value, row) =>
        {
            if (!value.IsArray)
                return value;
            var items = value.ToItems();
            var position = filter.Position(row);
            if (position < 0)
                throw new MongoErrorException(51246, "positional operator '.$' couldn't find a matching element in the array");
            return position < items.Count
                ? RawValue.FromItems([items[position]])
                : throw new MongoErrorException(51247, "positional operator '.$' element mismatch");
        };
    }
}
