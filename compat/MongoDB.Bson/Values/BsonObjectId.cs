namespace MongoDB.Bson;

/// <summary>A BSON ObjectId as a value.</summary>
public class BsonObjectId(ObjectId value) : BsonValue
{
    public static BsonObjectId Empty { get; } = new(ObjectId.Empty);

    public ObjectId Value { get; } = value;

    public override BsonType BsonType => BsonType.ObjectId;

    public static implicit operator BsonObjectId(ObjectId value) => new(value);

    public override int CompareTo(BsonValue? other) => other is BsonObjectId id ? Value.CompareTo(id.Value) : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonObjectId other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.ObjectId, Value);

    public override string ToString() => Value.ToString();
}
