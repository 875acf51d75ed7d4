using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Servers;

namespace MongoDB.Driver;

/// <summary>The server has closed the cursor, mostly because it was idle for too long.</summary>
public class MongoCursorNotFoundException : MongoQueryException
{
    public MongoCursorNotFoundException(ConnectionId connectionId, long cursorId, BsonDocument query)
        : base(connectionId, Describe(connectionId, cursorId), query, null!) => CursorId = cursorId;

    public long CursorId { get; }

    private static string Describe(ConnectionId connectionId, long cursorId)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        return $"Cursor {cursorId} not found on server {EndPointText.Of(connectionId.ServerId.EndPoint)} using connection {connectionId}.";
    }
}
