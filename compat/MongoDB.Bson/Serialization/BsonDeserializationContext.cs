namespace MongoDB.Bson.Serialization;

/// <summary>Stands in signatures only.</summary>
public class BsonDeserializationContext
{
    private BsonDeserializationContext()
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
