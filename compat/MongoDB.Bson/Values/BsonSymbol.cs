namespace MongoDB.Bson;

/// <summary>The deprecated symbol, which old documents may hold in place of a string.</summary>
public class BsonSymbol : BsonValue
{
    internal BsonSymbol(string name) => Name = name;

    public string Name { get; }

    public override BsonType BsonType => BsonType.Symbol;

    public static implicit operator BsonSymbol(string name) => new(name);

    public override int CompareTo(BsonValue? other) => other is BsonSymbol symbol ? string.CompareOrdinal(Name, symbol.Name) : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonSymbol other && Name == other.Name;

    public override int GetHashCode() => HashCode.Combine(BsonType.Symbol, Name);

    public override string ToString() => Name;
}
