namespace MongoDB.Driver;

/// <summary>A connection string or setting is wrong.</summary>
public class MongoConfigurationException : MongoClientException
{
    public MongoConfigurationException(string message)
        : base(message)
    {
    }

    public MongoConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
