using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>The order of the items of an array, as $push and $sortArray take it: 1 or -1 for whole items, or a document for fields in them.</summary>
internal static class ItemOrder
{
    /// <exception cref="MongoErrorException">Code 2: it is neither, or a direction is not 1 or -1.</exception>
    public static IComparer<RawValue> Parse(RawValue order)
    {
        if (order.IsDocument)
        {
            CheckFields(FieldNames.AndValues(order));
            return SortKey.Comparer(order);
        }

        if (!order.IsNumber)
            throw MongoErrorException.BadValue("The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
        if (Math.Abs(order.ToDouble()) != 1)
            throw MongoErrorException.BadValue("The $sort element value must be either 1 or -1");
        var ascending = order.ToDouble() > 0;
        return Comparer<RawValue>.Create((a, b) => ascending ? a.CompareTo(b) : b.CompareTo(a));
    }

    private static void CheckFields(List<(string Name, RawValue Direction)> fields)
    {
        if (fields.Count == 0)
            throw MongoErrorException.BadValue("The sort pattern is empty when it should be a set of fields.");
        foreach (var (name, direction) in fields)
        {
            if (!direction.IsNumber || Math.Abs(direction.ToDouble()) != 1)
                throw MongoErrorException.BadValue("The sort element value must be either 1 or -1");
            if (name.Length == 0)
                throw MongoErrorException.BadValue("The sort field cannot be empty");
            if (name.Split('.').Contains(""))
                throw MongoErrorException.BadValue($"The sort field is a dotted field but has an empty part: {name}");
        }
    }
}
