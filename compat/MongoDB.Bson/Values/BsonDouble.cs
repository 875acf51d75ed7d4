using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON double.</summary>
public class BsonDouble(double value) : BsonValue
{
    public double Value { get; } = value;

    public override BsonType BsonType => BsonType.Double;

    public static implicit operator BsonDouble(double value) => new(value);

    public override int CompareTo(BsonValue? other) => NumericOrder.Compare(this, other);

    public override bool Equals(object? obj) => obj is BsonDouble other && Value.Equals(other.Value);

    public override int GetHashCode() => HashCode.Combine(BsonType.Double, Value);

    protected override bool OperatorEqualsImplementation(BsonValue rhs) => NumericOrder.AreEqual(this, rhs);

    public override bool ToBoolean() => !(double.IsNaN(Value) || Value == 0);

    public override decimal ToDecimal() => (decimal)Value;

    public override Decimal128 ToDecimal128() => (Decimal128)Value;

    public override double ToDouble() => Value;

    public override int ToInt32() => (int)Value;

    public override long ToInt64() => (long)Value;

    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
