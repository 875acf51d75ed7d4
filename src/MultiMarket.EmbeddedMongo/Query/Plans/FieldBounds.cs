using System.Text;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>
/// What a filter says about one field, as stretches of that field's keys. A superset of what matches: the filter itself
/// is asked again for every document found.
/// </summary>
/// <param name="Ranges">The stretches.</param>
/// <param name="IsPoint">Whether each is one value.</param>
/// <param name="Intervals">The stretches for people to read.</param>
internal sealed record FieldBounds(IReadOnlyList<KeyRange> Ranges, bool IsPoint, IReadOnlyList<KeyInterval> Intervals)
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
                    range = range is null ? bounds : multikey || range.Ranges.Count > 1 ? range : Intersect(range, bounds);
                    break;
                case RegexPredicate { LiteralPrefix.Length: > 0 } regex:
                    range ??= OfPrefix(regex);
                    break;
            }
        }

        return range;
    }

    /// <summary>The same bounds for a descending field.</summary>
    public FieldBounds Inverted() => this with
    {
        Ranges = [.. Ranges.Select(range => new KeyRange(Invert(range.End), Invert(range.Start)) { WithoutStart = range.WithoutEnd, WithoutEnd = range.WithoutStart })],
        Intervals = [.. Intervals.Reverse().Select(interval => interval.Inverted())],
    };

    // Null also means missing, and an array as operand also means its items: neither is one stretch of keys.
    private static bool IsBounding(RawValue operand) => !operand.IsNullish && !operand.IsArray && operand.Tag != BsonTag.Regex;

    private static FieldBounds Points(IEnumerable<RawValue> operands)
    {
        var points = operands.Distinct().Order().Select(operand => (Key: Key(operand), End: new IntervalEnd(ShellText.Of(operand), Inclusive: true))).DistinctBy(point => Convert.ToHexString(point.Key)).ToList();
        return new([.. points.Select(point => new KeyRange(point.Key, point.Key))], IsPoint: true, [.. points.Select(point => new KeyInterval(point.End, point.End))]);
    }

    private static FieldBounds OfOrder(OrderPredicate order)
    {
        byte[] type = [(byte)order.Operand.Tag.OrderRank()];
        var key = Key(order.Operand);
        var end = new IntervalEnd(ShellText.Of(order.Operand), order.OrEqual);
        var (lowest, highest) = TypeEnds(order.Operand.Tag);
        return order.Greater
            ? new([new KeyRange(key, type) { WithoutStart = !order.OrEqual }], IsPoint: false, [new KeyInterval(end, highest)])
            : new([new KeyRange(type, key) { WithoutEnd = !order.OrEqual }], IsPoint: false, [new KeyInterval(lowest, end)]);
    }

    // A stored regular expression is matched by the very same one, and sorts elsewhere than strings.
    private static FieldBounds OfPrefix(RegexPredicate regex)
    {
        var whole = Key(RawValue.FromString(regex.LiteralPrefix));
        var prefix = whole[..(1 + Encoding.UTF8.GetByteCount(regex.LiteralPrefix))];
        byte[] patterns = [(byte)BsonTag.Regex.OrderRank()];
        var last = regex.LiteralPrefix[..^1] + (char)(regex.LiteralPrefix[^1] + 1);
        return new([new KeyRange(prefix, prefix), new KeyRange(patterns, patterns)], IsPoint: false,
            [new KeyInterval(new IntervalEnd($"\"{regex.LiteralPrefix}\"", true), new IntervalEnd($"\"{last}\"", false)), new KeyInterval(new IntervalEnd("/^/", true), new IntervalEnd("/^/", true))]);
    }

    private static (IntervalEnd Lowest, IntervalEnd Highest) TypeEnds(BsonTag tag) => tag switch
    {
        BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128 => (new("-inf.0", true), new("inf.0", true)),
        BsonTag.String or BsonTag.Symbol => (new("\"\"", true), new("{}", false)),
        BsonTag.DateTime => (new("new Date(-9223372036854775808)", true), new("new Date(9223372036854775807)", true)),
        BsonTag.Boolean => (new("false", true), new("true", true)),
        _ => (new("MinKey", true), new("MaxKey", true)),
    };

    private static FieldBounds Intersect(FieldBounds left, FieldBounds right)
    {
        KeyRange a = left.Ranges[0], b = right.Ranges[0];
        var starts = a.Start.AsSpan().SequenceCompareTo(b.Start) is not 0 and var order ? order > 0 : a.WithoutStart;
        // The shorter of two ends is the mere type, which reaches further than any value of it.
        var ends = b.End.Length == 1 || (a.End.Length > 1 && (a.End.AsSpan().SequenceCompareTo(b.End) is not 0 and var last ? last < 0 : a.WithoutEnd));
        KeyRange start = starts ? a : b, end = ends ? a : b;
        return new([new KeyRange(start.Start, end.End) { WithoutStart = start.WithoutStart, WithoutEnd = end.WithoutEnd }], IsPoint: false,
            [new KeyInterval((starts ? left : right).Intervals[0].Low, (ends ? left : right).Intervals[0].High)]);
    }

    private static byte[] Key(RawValue value)
    {
        var key = new KeyWriter();
        KeyEncoder.Write(key, value.View);
        return key.Written.ToArray();
    }

    private static byte[] Invert(byte[] key) => [.. key.Select(b => (byte)~b)];
}
