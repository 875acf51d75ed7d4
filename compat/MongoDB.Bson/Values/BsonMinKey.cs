namespace MongoDB.Bson;

/// <summary>The value below every other.</summary>
public class BsonMinKey : BsonValue
{
    private BsonMinKey()
    {
    }

    public static BsonMinKey Value { get; } = new();

    public override BsonType BsonType => BsonType.MinKey;

    public override int CompareTo(BsonValue? other) => other is BsonMinKey ? 0 : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonMinKey;

    public override int GetHashCode() => (int)BsonType.MinKey;

    public override string ToString() => "BsonMinKey";
}
