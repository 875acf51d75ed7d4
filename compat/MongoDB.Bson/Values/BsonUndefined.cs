namespace MongoDB.Bson;

/// <summary>The deprecated undefined, which old documents may hold.</summary>
public class BsonUndefined : BsonValue
{
    private BsonUndefined()
    {
    }

    public static BsonUndefined Value { get; } = new();

    public override BsonType BsonType => BsonType.Undefined;

    public override int CompareTo(BsonValue? other) => other is BsonUndefined ? 0 : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonUndefined;

    public override int GetHashCode() => (int)BsonType.Undefined;

    public override bool ToBoolean() => false;

    public override string ToString() => "BsonUndefined";
}
