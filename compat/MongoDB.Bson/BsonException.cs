namespace MongoDB.Bson;

/// <summary>A failure of the BSON library.</summary>
public class BsonException : Exception
{
    public BsonException()
    {
    }

    public BsonException(string message)
        : base(message)
    {
    }

    public BsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
