using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>A query failed on the server.</summary>
public class MongoQueryException(ConnectionId connectionId, string message, BsonDocument query, BsonDocument queryResult)
    : MongoServerException(connectionId, message)
{
    public BsonDocument Query { get; } = query;

    public BsonDocument QueryResult { get; } = queryResult;
}
