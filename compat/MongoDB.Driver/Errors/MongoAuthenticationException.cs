using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server refused the credentials, or could not prove itself.</summary>
public class MongoAuthenticationException : MongoConnectionException
{
    public MongoAuthenticationException(ConnectionId connectionId, string message)
        : base(connectionId, message)
    {
    }

    public MongoAuthenticationException(ConnectionId connectionId, string message, Exception innerException)
        : base(connectionId, message, innerException)
    {
    }

    public override bool IsNetworkException => false;
}
