using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON 32-bit integer.</summary>
public class BsonInt32(int value) : BsonValue
{
    private const int FirstCached = -16;

    private static readonly BsonInt32[] Cached = [.. Enumerable.Range(FirstCached, 144).Select(value => new BsonInt32(value))];

    public int Value { get; } = value;

    public override BsonType BsonType => BsonType.Int32;

    public static implicit operator BsonInt32(int value) => Of(value);

    /// <summary>Small numbers are frequent and share their objects.</summary>
    internal static BsonInt32 Of(int value)
    {
        var index = (uint)(value - FirstCached);
        return index < (uint)Cached.Length ? Cached[index] : new BsonInt32(value);
    }

    public override int CompareTo(BsonValue? other) => NumericOrder.Compare(this, other);

    public override bool Equals(object? obj) => obj is BsonInt32 other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.Int32, Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) => NumericOrder.AreEqual(this, rhs);

    public override bool ToBoolean() => Value != 0;

    public override decimal ToDecimal() => Value;

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => Value;

    public override long ToInt64() => Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
