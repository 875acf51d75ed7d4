namespace MongoDB.Bson;

/// <summary>A BSON decimal of 34 digits.</summary>
public class BsonDecimal128(Decimal128 value) : BsonValue
{
    public Decimal128 Value { get; } = value;

    public override BsonType BsonType => BsonType.Decimal128;

    public static implicit operator BsonDecimal128(Decimal128 value) => new(value);

    public override int CompareTo(BsonValue? other) => NumericOrder.Compare(this, other);

    public override bool Equals(object? obj) => obj is BsonDecimal128 other && Value.Equals(other.Value);

    public override int GetHashCode() => HashCode.Combine(BsonType.Decimal128, Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) => NumericOrder.AreEqual(this, rhs);

    public override bool ToBoolean() => !(Decimal128.IsNaN(Value) || Decimal128.IsZero(Value));

    public override decimal ToDecimal() => Decimal128.ToDecimal(Value);

    public override Decimal128 ToDecimal128() => Value;

    public override double ToDouble() => Decimal128.ToDouble(Value);

    public override int ToInt32() => Decimal128.ToInt32(Value);

    public override long ToInt64() => Decimal128.ToInt64(Value);

    public override string ToString() => Value.ToString();
}
