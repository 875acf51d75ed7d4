using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON string.</summary>
public class BsonString : BsonValue
{
    public BsonString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public static BsonString Empty { get; } = new("");

    public string Value { get; }

    public override BsonType BsonType => BsonType.String;

    public static implicit operator BsonString(string value) => new(value);

    public override int CompareTo(BsonValue? other) =>
        other is BsonString text ? string.Compare(Value, text.Value, StringComparison.CurrentCulture) : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonString other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.String, Value);

    public override bool ToBoolean() => Value.Length != 0;

    public override decimal ToDecimal() => decimal.Parse(Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    public override Decimal128 ToDecimal128() => Decimal128.Parse(Value);

    public override double ToDouble() => double.Parse(Value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public override int ToInt32() => int.Parse(Value, NumberStyles.Integer, CultureInfo.InvariantCulture);

    public override long ToInt64() => long.Parse(Value, NumberStyles.Integer, CultureInfo.InvariantCulture);

    public override string ToString() => Value;
}
