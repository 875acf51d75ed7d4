using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$firstN and $lastN.</summary>
internal sealed class EndsAccumulator(int count, bool last) : Accumulator
{
    private readonly Queue<RawValue> _items = new();
    private long _memory = 64;

    public override long MemorySize => _memory;

    public override void Add(RawValue value)
    {
        if (_items.Count == count)
        {
            if (!last)
                return;
            _memory -= _items.Dequeue().MemorySize;
        }

        _items.Enqueue(value.IsMissing ? RawValue.Null : value.Detach());
        _memory += value.MemorySize;
    }

    public override void Merge(Accumulator other)
    {
        foreach (var item in ((EndsAccumulator)other)._items)
            Add(item);
    }

    public override RawValue Result() => RawValue.FromItems([.. _items]);
}

/// <summary>
/// $minN, $maxN and the $top/$bottom family. Its input is a pair {k, v}: the sort key's bytes and the output value.
/// </summary>
/// <param name="count">How many to keep.</param>
/// <param name="descending">Whether the greatest keys win.</param>
/// <param name="asArray">Whether the result is an array, also of one.</param>
/// <param name="sortOrder">Whether the winners are answered by ascending key, though the greatest win.</param>
internal sealed class RankedAccumulator(int count, bool descending, bool asArray, bool sortOrder = false) : Accumulator
{
    private readonly List<(byte[] Key, RawValue Value)> _ranked = [];
    private long _memory = 64;

    public override long MemorySize => _memory;

    public override void Add(RawValue pair)
    {
        if (!pair.IsMissing)
            Add(pair.Field("k"u8).View.BinaryPayload, pair.Field("v"u8));
    }

    public override void Merge(Accumulator other)
    {
        foreach (var (key, value) in ((RankedAccumulator)other)._ranked)
            Add(key, value);
    }

    public override RawValue Result()
    {
        var values = _ranked.ConvertAll(item => item.Value);
        if (sortOrder)
            values.Reverse();
        return asArray ? RawValue.FromItems(values) : values.Count > 0 ? values[0] : RawValue.Null;
    }

    /// <summary>What this accumulator takes for one document.</summary>
    public static RawValue Pair(ReadOnlySpan<byte> key, RawValue value)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteBinary("k"u8, 0, key);
        (value.IsMissing ? RawValue.Null : value).WriteTo(writer, "v"u8);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    private void Add(ReadOnlySpan<byte> key, RawValue value)
    {
        // Behind all that are equal, so that ties stay in the order of arrival.
        var at = _ranked.Count;
        while (at > 0 && Order(key, _ranked[at - 1].Key) < 0)
            at--;
        if (at >= count)
            return;
        _ranked.Insert(at, (key.ToArray(), value.Detach()));
        _memory += SizeOf(_ranked[at]);
        if (_ranked.Count <= count)
            return;
        _memory -= SizeOf(_ranked[count]);
        _ranked.RemoveAt(count);
    }

    private static long SizeOf((byte[] Key, RawValue Value) item) => 32 + item.Key.Length + item.Value.MemorySize;

    private int Order(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => descending ? right.SequenceCompareTo(left) : left.SequenceCompareTo(right);
}
