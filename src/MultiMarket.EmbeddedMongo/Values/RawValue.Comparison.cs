using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <content>Order, equality and truth, as MongoDB has them.</content>
internal readonly partial struct RawValue : IComparable<RawValue>, IEquatable<RawValue>
{
    public int CompareTo(RawValue other)
    {
        if (Tag != other.Tag)
            return BsonOrder.Compare(View, other.View);
        return Tag switch
        {
            BsonTag.Int32 or BsonTag.Int64 or BsonTag.DateTime => Int64.CompareTo(other.Int64),
            BsonTag.String => Text.SequenceCompareTo(other.Text),
            _ => BsonOrder.Compare(View, other.View),
        };
    }

    public bool Equals(RawValue other) => Tag == BsonTag.String && other.Tag == BsonTag.String
        ? Text.SequenceEqual(other.Text)
        : CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is RawValue other && Equals(other);

    /// <summary>Equal for equal values of different number types.</summary>
    public override int GetHashCode() => ValueHash.Of(View);

    /// <summary>Whether an expression takes the value as true: everything but false, zero, null, undefined and missing.</summary>
    public bool IsTrue => Tag switch
    {
        BsonTag.Boolean => Boolean,
        BsonTag.Int32 or BsonTag.Int64 => Int64 != 0,
        BsonTag.Double => Double != 0,
        BsonTag.Decimal128 => !Decimal.IsZero,
        BsonTag.Null or BsonTag.Undefined or BsonTag.Missing => false,
        _ => true,
    };

    /// <summary>A number as double; decimals are rounded to the nearest.</summary>
    public double ToDouble() => Tag switch
    {
        BsonTag.Double => Double,
        BsonTag.Decimal128 => Decimal.ToDouble(),
        _ => Int64,
    };

    /// <summary>A number as Decimal128, doubles by their 15 digits as MongoDB converts.</summary>
    public Dec128 ToDecimal() => Tag switch
    {
        BsonTag.Decimal128 => Decimal,
        BsonTag.Double => Dec128.FromDouble(Double),
        _ => Dec128.FromInt64(Int64),
    };

    /// <summary>Whether a number is whole and fits an int64.</summary>
    public bool TryGetWhole(out long whole)
    {
        switch (Tag)
        {
            case BsonTag.Int32 or BsonTag.Int64:
                whole = Int64;
                return true;
            case BsonTag.Double when Double == Math.Floor(Double) && Double is >= -9223372036854775808.0 and < 9223372036854775808.0:
                whole = (long)Double;
                return true;
            case BsonTag.Decimal128 when Decimal.IsFinite && Dec128.Truncate(Decimal) == Decimal && Decimal.CompareTo(Dec128.FromInt64(long.MaxValue)) <= 0 && Decimal.CompareTo(Dec128.FromInt64(long.MinValue)) >= 0:
                whole = Decimal.ToInt64();
                return true;
            default:
                whole = 0;
                return false;
        }
    }
}
