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

    /// <summary>
    /// <c>path.$</c>: leaves in the first array on the path only the item by which the document matched the query. It is applied to the
    /// document that the projection has made of the row.
    /// </summary>
    /// <exception cref="MongoErrorException">Code 31277: the query says nothing about the array.</exception>
    public static Func<RawValue, Row, RawValue> Of(FieldPath path, Matcher filter)
    {
        if (!filter.Fields.Contains(path[0].AsName()))
            throw new MongoErrorException(31277, $"Positional projection '{path}.$' does not match the query document.");
        return (document, row) => Cut(document, path, 0, filter, row);
    }

    private static RawValue Cut(RawValue value, FieldPath path, int depth, Matcher filter, Row row)
    {
        if (value.IsArray)
        {
            var items = value.ToItems();
            var position = filter.Position(row);
            if (position < 0)
                throw new MongoErrorException(51246, "positional operator '.$' couldn't find a matching element in the array");
            return position < items.Count
                ? RawValue.FromItems([items[position]])
                : throw new MongoErrorException(51247, "positional operator '.$' element mismatch");
        }

        if (!value.IsDocument || depth == path.Count || value.Field(path[depth]) is not { IsMissing: false } inner)
            return value;
        var changed = new Row(value);
        changed.Set(path[depth], Cut(inner, path, depth + 1, filter, row));
        return changed.ToDocument();
    }
}
