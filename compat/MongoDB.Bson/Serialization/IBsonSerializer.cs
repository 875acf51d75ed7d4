namespace MongoDB.Bson.Serialization;

/// <summary>Stands in signatures only: serializers of one's own need the genuine MongoDB.Bson package.</summary>
public interface IBsonSerializer
{
    Type ValueType { get; }
}

/// <inheritdoc cref="IBsonSerializer"/>
public interface IBsonSerializer<TValue> : IBsonSerializer
{
}
