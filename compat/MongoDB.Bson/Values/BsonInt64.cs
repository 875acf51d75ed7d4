using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON 64-bit integer.</summary>
public class BsonInt64(long value) : BsonValue
{
    public long Value { get; } = value;

    public override BsonType BsonType => BsonType.Int64;

    public static implicit operator BsonInt64(long value) => new(value);

    public override int CompareTo(BsonValue? other) => NumericOrder.Compare(this, other);

    public override bool Equals(object? obj) => obj is BsonInt64 other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.Int64, Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) => NumericOrder.AreEqual(this, rhs);

    public override bool ToBoolean() => Value != 0;

    public override decimal ToDecimal() => Value;

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => (int)Value;

    public override long ToInt64() => Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
