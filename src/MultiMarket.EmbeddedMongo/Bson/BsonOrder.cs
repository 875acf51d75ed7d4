using System.Buffers.Binary;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// MongoDB's order over all BSON values: by type first, then by value; numbers of all types together, strings by
/// their UTF-8 bytes, documents and arrays element by element, binaries by length, subtype and bytes.
/// </summary>
internal static class BsonOrder
{
    /// <returns>Negative, zero or positive, as <see cref="IComparable{T}.CompareTo"/>.</returns>
    public static int Compare(BsonView left, BsonView right)
    {
        if (left.Tag != right.Tag)
        {
            var rank = left.Tag.OrderRank() - right.Tag.OrderRank();
            if (rank != 0)
                return rank;
        }

        switch (left.Tag)
        {
            case BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double or BsonTag.Decimal128:
                return BsonNumber.Compare(left, right);
            case BsonTag.String or BsonTag.Symbol or BsonTag.JavaScript:
                return left.Text.SequenceCompareTo(right.Text);
            case BsonTag.Document or BsonTag.Array:
                return CompareDocuments(left.Bytes, right.Bytes, left.Tag == BsonTag.Document);
            case BsonTag.Boolean or BsonTag.ObjectId:
                return left.Bytes.SequenceCompareTo(right.Bytes);
            case BsonTag.DateTime:
                return left.Int64.CompareTo(right.Int64);
            case BsonTag.Timestamp:
                return ((ulong)left.Int64).CompareTo((ulong)right.Int64);
            case BsonTag.Binary:
                return CompareBinaries(left.Bytes, right.Bytes);
            case BsonTag.Regex:
                var byPattern = left.RegexPattern.SequenceCompareTo(right.RegexPattern);
                return byPattern != 0 ? byPattern : left.RegexOptions.SequenceCompareTo(right.RegexOptions);
            case BsonTag.JavaScriptWithScope or BsonTag.DbPointer:
                return left.Bytes.SequenceCompareTo(right.Bytes);
            default:
                return 0;
        }
    }

    /// <summary>Whether the values compare equal, which 1 and 1.0 do.</summary>
    public static bool Equal(BsonView left, BsonView right) => Compare(left, right) == 0;

    private static int CompareDocuments(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool named)
    {
        if (left.SequenceEqual(right))
            return 0;

        var lefts = new BsonElements(left);
        var rights = new BsonElements(right);
        while (true)
        {
            var hasLeft = lefts.MoveNext();
            var hasRight = rights.MoveNext();
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);

            var byType = lefts.Tag.OrderRank() - rights.Tag.OrderRank();
            if (byType != 0)
                return byType;
            var byName = named ? lefts.Name.SequenceCompareTo(rights.Name) : 0;
            if (byName != 0)
                return byName;
            var byValue = Compare(lefts.Value, rights.Value);
            if (byValue != 0)
                return byValue;
        }
    }

    private static int CompareBinaries(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var byLength = BinaryPrimitives.ReadInt32LittleEndian(left).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(right));
        return byLength != 0 ? byLength : left[4..].SequenceCompareTo(right[4..]);
    }
}
