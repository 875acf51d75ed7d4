using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Sort orders: the bytes by which a document sorts, the lowest of its keys where a path runs through an array.</summary>
internal static class SortKey
{
    private const int MaxKeys = 32;

    /// <exception cref="MongoErrorException">The order is empty or a direction is not 1 or -1.</exception>
    public static KeyPattern Parse(RawValue order)
    {
        var names = new HashSet<string>();
        foreach (var (name, direction) in FieldNames.AndValues(order))
        {
            if (direction.IsDocument)
                throw direction.Field("$meta"u8).IsMissing ? new MongoErrorException(17312, "$meta is the only expression supported by $sort right now") : MongoErrorException.NotImplemented("sorting by $meta");
            if (!direction.IsNumber)
                throw new MongoErrorException(15974, $"Illegal key in $sort specification: {name}: {ShellText.Of(direction)}");
            if (Math.Abs(direction.ToDouble()) != 1)
                throw new MongoErrorException(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            if (name.Length == 0)
                throw new MongoErrorException(40352, "FieldPath cannot be constructed with empty string");
            ExpressionParser.CheckPath(name);
            if (!names.Add(name))
                throw new MongoErrorException(7472500, $"$sort key must not contain duplicate keys (duplicate: '{name}')");
        }

        if (names.Count > MaxKeys)
            throw new MongoErrorException(13103, "too many compound keys");
        return KeyPattern.Parse(order, name => new MongoErrorException(15974, $"Illegal key in $sort specification: {name}"));
    }

    /// <exception cref="MongoErrorException">Two of the fields hold arrays.</exception>
    public static byte[] Of(KeyExtractor extractor, RawValue document)
    {
        if (extractor.TryExtractOne(document))
            return extractor.Key.ToArray();
        var keys = Keys(extractor, document);
        var least = keys[0];
        foreach (var key in keys)
            least = key.AsSpan().SequenceCompareTo(least) < 0 ? key : least;
        return least;
    }

    private static List<byte[]> Keys(KeyExtractor extractor, RawValue document)
    {
        try
        {
            return extractor.ExtractAll(document);
        }
        catch (MongoErrorException e) when (e.Code == (int)MongoErrorCode.CannotIndexParallelArrays)
        {
            throw MongoErrorException.BadValue("cannot sort with keys that are parallel arrays");
        }
    }

    /// <summary>
    /// Compares values of an array by the fields of the documents among them; other values have none of the fields.
    /// Unlike documents of a collection, an array in such a field is compared as a whole.
    /// </summary>
    public static IComparer<RawValue> Comparer(RawValue order)
    {
        var pattern = Parse(order);
        return Comparer<RawValue>.Create((a, b) =>
        {
            foreach (var part in pattern.Parts)
            {
                var byPart = Value(a, part.Path).CompareTo(Value(b, part.Path));
                if (byPart != 0)
                    return part.Descending ? -byPart : byPart;
            }

            return 0;
        });
    }

    private static RawValue Value(RawValue item, FieldPath path) => item.IsDocument && path.Follow(item) is { IsMissing: false } value ? value : RawValue.Null;
}
