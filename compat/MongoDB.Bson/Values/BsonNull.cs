namespace MongoDB.Bson;

/// <summary>The BSON null.</summary>
public class BsonNull : BsonValue
{
    private BsonNull()
    {
    }

    public static BsonNull Value { get; } = new();

    public override BsonType BsonType => BsonType.Null;

    public override int CompareTo(BsonValue? other) => other is BsonNull ? 0 : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonNull;

    public override int GetHashCode() => (int)BsonType.Null;

    public override bool ToBoolean() => false;

    public override DateTime? ToNullableLocalTime() => null;

    public override DateTime? ToNullableUniversalTime() => null;

    public override string ToString() => "BsonNull";
}
