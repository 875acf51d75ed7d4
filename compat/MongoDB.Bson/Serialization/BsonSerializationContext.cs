namespace MongoDB.Bson.Serialization;

/// <summary>Stands in signatures only.</summary>
public class BsonSerializationContext
{
    private BsonSerializationContext()
    {
    }

    /// <summary>Stands in signatures only.</summary>
    public class Builder
    {
        private Builder()
        {
        }
    }
}
