using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>Hash codes that agree with <see cref="BsonOrder"/>: values that compare equal hash alike.</summary>
internal static class ValueHash
{
    public static int Of(BsonView value)
    {
        var hash = new HashCode();
        Add(ref hash, value);
        return hash.ToHashCode();
    }

    private static void Add(ref HashCode hash, BsonView value)
    {
        hash.Add(value.Tag.OrderRank());
        switch (value.Tag)
        {
            case BsonTag.Int32:
                hash.Add((double)value.Int32);
                break;
            case BsonTag.Int64:
                hash.Add((double)value.Int64);
                break;
            case BsonTag.Double:
                // Zero has two bit patterns that are equal.
                hash.Add(value.Double + 0.0);
                break;
            case BsonTag.Decimal128:
                hash.Add(new Dec128(value.DecimalHigh, value.DecimalLow).ToDouble() + 0.0);
                break;
            case BsonTag.String or BsonTag.Symbol:
                hash.AddBytes(value.Text);
                break;
            case BsonTag.Document or BsonTag.Array:
                var elements = value.Elements;
                while (elements.MoveNext())
                {
                    if (value.Tag == BsonTag.Document)
                        hash.AddBytes(elements.Name);
                    Add(ref hash, elements.Value);
                }

                break;
            default:
                hash.AddBytes(value.Bytes);
                break;
        }
    }
}
