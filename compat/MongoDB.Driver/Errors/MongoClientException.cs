namespace MongoDB.Driver;

/// <summary>A failure on this side of the wire.</summary>
public class MongoClientException : MongoException
{
    public MongoClientException(string message)
        : base(message)
    {
    }

    public MongoClientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
