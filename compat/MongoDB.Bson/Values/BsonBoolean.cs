namespace MongoDB.Bson;

/// <summary>A BSON boolean.</summary>
public class BsonBoolean(bool value) : BsonValue
{
    public static BsonBoolean False { get; } = new(false);

    public static BsonBoolean True { get; } = new(true);

    public bool Value { get; } = value;

    public override BsonType BsonType => BsonType.Boolean;

    public static implicit operator BsonBoolean(bool value) => value ? True : False;

    public override int CompareTo(BsonValue? other) => other is BsonBoolean boolean ? Value.CompareTo(boolean.Value) : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonBoolean other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.Boolean, Value);

    public override bool ToBoolean() => Value;

    public override string ToString() => Value ? "true" : "false";
}
