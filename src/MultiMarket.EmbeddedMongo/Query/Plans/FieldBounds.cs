using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>
/// What a filter says about one field, as stretches of that field's keys. A superset of what matches: the filter itself
/// is asked again for every document found.
/// </summary>
internal sealed record FieldBounds(IReadOnlyList<KeyRange> Ranges, bool IsPoint)
{
    /// <summary>The bounds from the conditions on one path, or null when they bound nothing.</summary>
    /// <param name="predicates">All of them must hold.</param>
    /// <param name="multikey">Each may be met by another item of an array, so only one of them can bound the scan.</param>
    public static FieldBounds? Of(IEnumerable<ValuePredicate> predicates, bool multikey)
    {
        FieldBounds? range = null;
        foreach (var predicate in predicates)
        {
            switch (predicate)
            {
                case EqualPredicate equal when IsBounding(equal.Operand):
                    return Points([equal.Operand]);
                case InPredicate { HasPatterns: false } many when many.Operands.Count is > 0 and <= 200 && many.Operands.All(IsBounding):
                    return Points(many.Operands);
                case OrderPredicate order when IsBounding(order.Operand) && order.Operand.Tag is not (BsonTag.MinKey or BsonTag.MaxKey):
                    var bounds = OfOrder(order);
                    range = range is null ? bounds : multikey ? range : Intersect(range, bounds);
                    break;
            }
        }

        return range;
    }

    /// <summary>The same bounds for a descending field.</summary>
    public FieldBounds Inverted() => this with { Ranges = [.. Ranges.Select(range => new KeyRange(Invert(range.End), Invert(range.Start)))] };

    // Null also means missing, and an array as operand also means its items: neither is one stretch of keys.
    private static bool IsBounding(RawValue operand) => !operand.IsNullish && !operand.IsArray && operand.Tag != BsonTag.Regex;

    private static FieldBounds Points(IEnumerable<RawValue> operands) =>
        new([.. operands.Select(Key).DistinctBy(Convert.ToHexString).Select(key => new KeyRange(key, key))], IsPoint: true);

    private static FieldBounds OfOrder(OrderPredicate order)
    {
        byte[] type = [(byte)order.Operand.Tag.OrderRank()];
        var key = Key(order.Operand);
        return new([order.Greater ? new KeyRange(key, type) : new KeyRange(type, key)], IsPoint: false);
    }

    private static FieldBounds Intersect(FieldBounds left, FieldBounds right)
    {
        KeyRange a = left.Ranges[0], b = right.Ranges[0];
        var start = a.Start.AsSpan().SequenceCompareTo(b.Start) >= 0 ? a.Start : b.Start;
        // The shorter of two ends is the mere type, which reaches further than any value of it.
        var end = a.End.Length == 1 ? b.End : b.End.Length == 1 || a.End.AsSpan().SequenceCompareTo(b.End) <= 0 ? a.End : b.End;
        return new([new KeyRange(start, end)], IsPoint: false);
    }

    private static byte[] Key(RawValue value)
    {
        var key = new KeyWriter();
        KeyEncoder.Write(key, value.View);
        return key.Written.ToArray();
    }

    private static byte[] Invert(byte[] key) => [.. key.Select(b => (byte)~b)];
}
