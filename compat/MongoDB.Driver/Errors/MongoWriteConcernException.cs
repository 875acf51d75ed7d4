using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server did what it was asked but could not confirm it as widely as wanted.</summary>
public class MongoWriteConcernException : MongoCommandException
{
    public MongoWriteConcernException(ConnectionId connectionId, string message, WriteConcernResult writeConcernResult)
        : base(connectionId, message, null!, writeConcernResult?.Response!)
    {
        ArgumentNullException.ThrowIfNull(writeConcernResult);
        WriteConcernResult = writeConcernResult;
    }

    public WriteConcernResult WriteConcernResult { get; }
}
