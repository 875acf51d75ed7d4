using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson;

/// <summary>Compares numbers of different types by value, without losing digits; NaN is below every number.</summary>
internal static class NumericOrder
{
    public static int Compare(BsonValue number, BsonValue? other)
    {
        if (other is not { IsNumeric: true })
        {
            return number.CompareTypeTo(other);
        }

        return (number, other) switch
        {
            (BsonInt32 or BsonInt64, BsonInt32 or BsonInt64) => number.ToInt64().CompareTo(other.ToInt64()),
            (BsonDouble x, BsonDouble y) => x.Value.CompareTo(y.Value),
            (BsonInt32, BsonDouble y) => number.ToDouble().CompareTo(y.Value),
            (BsonDouble x, BsonInt32) => x.Value.CompareTo(other.ToDouble()),
            _ => Exact(number).CompareTo(Exact(other)),
        };
    }

    /// <summary>Equality of the == operator, in which NaN equals nothing, as in .NET.</summary>
    public static bool AreEqual(BsonValue number, BsonValue other) => other.IsNumeric && !IsNaN(number) && !IsNaN(other) && Compare(number, other) == 0;

    private static bool IsNaN(BsonValue number) => number switch
    {
        BsonDouble x => double.IsNaN(x.Value),
        BsonDecimal128 x => Decimal128.IsNaN(x.Value),
        _ => false,
    };

    private static Dec128 Exact(BsonValue number) => number switch
    {
        BsonDouble x => Dec128.FromDoubleExact(x.Value),
        BsonDecimal128 x => x.Value.Bits,
        _ => Dec128.FromInt64(number.ToInt64()),
    };
}
