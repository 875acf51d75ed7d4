using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>A connection broke or could not be opened; whether the server did what it was asked is unknown.</summary>
public class MongoConnectionException : MongoException
{
    public MongoConnectionException(ConnectionId connectionId, string message)
        : this(connectionId, message, null!)
    {
    }

    public MongoConnectionException(ConnectionId connectionId, string message, Exception innerException)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        ConnectionId = connectionId;
    }

    public ConnectionId ConnectionId { get; }

    public bool ContainsTimeoutException
    {
        get
        {
            for (var inner = InnerException; inner is not null; inner = inner.InnerException)
            {
                if (inner is TimeoutException or System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.TimedOut })
                {
                    return true;
                }
            }

            return false;
        }
    }

    public virtual bool IsNetworkException => true;
}
