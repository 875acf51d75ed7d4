namespace MongoDB.Bson;

/// <summary>The value above every other.</summary>
public class BsonMaxKey : BsonValue
{
    private BsonMaxKey()
    {
    }

    public static BsonMaxKey Value { get; } = new();

    public override BsonType BsonType => BsonType.MaxKey;

    public override int CompareTo(BsonValue? other) => other is BsonMaxKey ? 0 : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonMaxKey;

    public override int GetHashCode() => (int)BsonType.MaxKey;

    public override string ToString() => "BsonMaxKey";
}
