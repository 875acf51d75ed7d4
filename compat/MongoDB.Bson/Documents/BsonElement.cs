namespace MongoDB.Bson;

/// <summary>A name and a value in a document.</summary>
public readonly struct BsonElement : IComparable<BsonElement>, IEquatable<BsonElement>
{
    public BsonElement(string name, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public BsonValue Value { get; }

    public static bool operator ==(BsonElement lhs, BsonElement rhs) => lhs.Equals(rhs);

    public static bool operator !=(BsonElement lhs, BsonElement rhs) => !lhs.Equals(rhs);

    public BsonElement Clone() => new(Name, Value.Clone());

    public BsonElement DeepClone() => new(Name, Value.DeepClone());

    public int CompareTo(BsonElement other)
    {
        var byName = string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : Value.CompareTo(other.Value);
    }

    public bool Equals(BsonElement rhs) => Name == rhs.Name && Value.Equals(rhs.Value);

    public override bool Equals(object? obj) => obj is BsonElement other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Name, Value);

    public override string ToString() => $"{Name}={Value}";
}
