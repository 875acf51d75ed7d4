namespace MongoDB.Bson;

/// <summary>A value cannot be written to or read from BSON.</summary>
public class BsonSerializationException : BsonException
{
    public BsonSerializationException()
    {
    }

    public BsonSerializationException(string message)
        : base(message)
    {
    }

    public BsonSerializationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
