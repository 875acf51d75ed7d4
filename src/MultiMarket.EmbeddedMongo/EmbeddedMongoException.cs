namespace MultiMarket.EmbeddedMongo;

/// <summary>The embedded warehouse cannot start or go on; the message names the address or file and the reason.</summary>
public sealed class EmbeddedMongoException : Exception
{
    public EmbeddedMongoException(string message)
        : base(message)
    {
    }

    public EmbeddedMongoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
