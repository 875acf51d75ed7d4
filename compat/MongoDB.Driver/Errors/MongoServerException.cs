using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server refused or could not do what it was asked.</summary>
public class MongoServerException : MongoException
{
    public MongoServerException(ConnectionId connectionId, string message)
        : this(connectionId, message, null!)
    {
    }

    public MongoServerException(ConnectionId connectionId, string message, Exception innerException)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        ConnectionId = connectionId;
    }

    public ConnectionId ConnectionId { get; }
}
