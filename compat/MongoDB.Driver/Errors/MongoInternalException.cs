namespace MongoDB.Driver;

/// <summary>The server answered in a way that the driver does not understand.</summary>
public class MongoInternalException : MongoException
{
    public MongoInternalException(string message)
        : base(message)
    {
    }

    public MongoInternalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
