using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>$push with its modifiers: put in at a position, then sort, then cut.</summary>
internal sealed record PushSpecification(IReadOnlyList<RawValue> Values, long? Position, IComparer<RawValue>? Order, long? Slice)
{
    public static PushSpecification Parse(RawValue operand)
    {
        var each = operand.Field("$each"u8);
        if (each.IsMissing)
            return new PushSpecification([operand], null, null, null);
        if (!each.IsArray)
            throw MongoErrorException.BadValue($"The argument to $each in $push must be an array but it was of type: {each.Tag.Alias()}");
        foreach (var name in FieldNames.Of(operand))
        {
            if (name is not ("$each" or "$position" or "$sort" or "$slice"))
                throw MongoErrorException.BadValue($"Unrecognized clause in $push: {name}");
        }

        var sort = operand.Field("$sort"u8);
        var order = sort.IsMissing ? null : ItemOrder.Parse(sort);
        return new PushSpecification(each.ToItems(), Whole(operand, "$position"u8), order, Whole(operand, "$slice"u8));
    }

    public void Apply(List<Node> items)
    {
        var at = Position switch
        {
            null => items.Count,
            < 0 => (int)Math.Max(0, items.Count + Position.Value),
            _ => (int)Math.Min(items.Count, Position.Value),
        };
        items.InsertRange(at, Values.Select(value => new Node(value)));
        if (Order is not null)
        {
            var sorted = items.OrderBy(item => item.Value, Order).ToList();
            items.Clear();
            items.AddRange(sorted);
        }

        if (Slice is not { } slice)
            return;
        if (slice >= 0 && items.Count > slice)
            items.RemoveRange((int)slice, items.Count - (int)slice);
        else if (slice < 0 && items.Count > -slice)
            items.RemoveRange(0, items.Count - (int)-slice);
    }

    private static long? Whole(RawValue operand, ReadOnlySpan<byte> name)
    {
        var value = operand.Field(name);
        if (value.IsMissing)
            return null;
        return value.IsNumber && value.TryGetWhole(out var whole)
            ? Math.Clamp(whole, -int.MaxValue, int.MaxValue)
            : throw MongoErrorException.BadValue($"The value for {name.AsName()} must be an integer value, not of type: {value.Tag.Alias()}");
    }
}
