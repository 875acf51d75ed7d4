using System.Text;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

internal readonly partial struct RawValue
{
    public static RawValue Missing => default;

    public static RawValue Null => new(BsonTag.Null, 0, 0);

    public static RawValue MinKey => new(BsonTag.MinKey, 0, 0);

    public static RawValue MaxKey => new(BsonTag.MaxKey, 0, 0);

    public static RawValue True => FromBoolean(true);

    public static RawValue False => FromBoolean(false);

    public static RawValue EmptyArray { get; } = new(BsonTag.Array, [5, 0, 0, 0, 0], 0, 5);

    public static RawValue EmptyDocument { get; } = new(BsonTag.Document, [5, 0, 0, 0, 0], 0, 5);

    // Sign-extended, so that Int64 reads an int32 as well.
    public static RawValue FromInt32(int value) => new(BsonTag.Int32, (ulong)(long)value, 0);

    public static RawValue FromInt64(long value) => new(BsonTag.Int64, (ulong)value, 0);

    /// <summary>An int32 if the value fits, else an int64.</summary>
    public static RawValue FromInteger(long value) => value is >= int.MinValue and <= int.MaxValue ? FromInt32((int)value) : FromInt64(value);

    public static RawValue FromDouble(double value) => new(BsonTag.Double, BitConverter.DoubleToUInt64Bits(value), 0);

    public static RawValue FromDecimal(Dec128 value) => new(BsonTag.Decimal128, value.Low, value.High);

    public static RawValue FromBoolean(bool value) => new(BsonTag.Boolean, value ? 1UL : 0, 0);

    /// <param name="milliseconds">Since 1970-01-01 UTC.</param>
    public static RawValue FromDateTime(long milliseconds) => new(BsonTag.DateTime, (ulong)milliseconds, 0);

    public static RawValue FromTimestamp(ulong bits) => new(BsonTag.Timestamp, bits, 0);

    public static RawValue FromString(string text) => FromUtf8(Encoding.UTF8.GetBytes(text));

    public static RawValue FromUtf8(ReadOnlySpan<byte> text) => FromUtf8(BsonTag.String, text);

    public static RawValue FromObjectId(ReadOnlySpan<byte> id) => new(BsonTag.ObjectId, id.ToArray(), 0, 12);

    public static RawValue FromUtf8(BsonTag tag, ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length + 5];
        BitConverter.TryWriteBytes(bytes, text.Length + 1);
        text.CopyTo(bytes.AsSpan(4));
        return new(tag, bytes, 0, bytes.Length);
    }

    /// <summary>Everything a writer holds, which must be one document or array that stands on its own.</summary>
    public static RawValue FromWriter(BsonTag tag, BsonBufferWriter writer)
    {
        var bytes = writer.ToArray();
        return new(tag, bytes, 0, bytes.Length);
    }

    public static RawValue FromItems(IReadOnlyList<RawValue> items)
    {
        if (items.Count == 0)
            return EmptyArray;
        using var writer = new BsonBufferWriter(64 + items.Count * 16);
        var start = writer.BeginDocument();
        for (var i = 0; i < items.Count; i++)
            items[i].WriteTo(writer, i);
        writer.EndDocument(start);
        return FromWriter(BsonTag.Array, writer);
    }

    public static RawValue FromStrings(IEnumerable<string> items) => FromItems([.. items.Select(FromString)]);

    /// <summary>Appends this value as a named element; a missing value appends nothing.</summary>
    public void WriteTo(BsonBufferWriter writer, ReadOnlySpan<byte> name)
    {
        if (Tag == BsonTag.Missing)
            return;
        writer.WriteHeader(Tag, name);
        writer.WriteRaw(Bytes);
    }

    /// <summary>Appends this value as an array item; a missing value becomes null, since arrays have no holes.</summary>
    public void WriteTo(BsonBufferWriter writer, int index)
    {
        writer.WriteIndexHeader(Tag == BsonTag.Missing ? BsonTag.Null : Tag, index);
        writer.WriteRaw(Bytes);
    }

    /// <summary>The items of an array, each a slice of it.</summary>
    public List<RawValue> ToItems()
    {
        var items = new List<RawValue>();
        var elements = Elements;
        while (elements.MoveNext())
            items.Add(At(elements));
        return items;
    }
}
