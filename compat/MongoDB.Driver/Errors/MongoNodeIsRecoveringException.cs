using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server starts, stops or recovers.</summary>
public class MongoNodeIsRecoveringException(ConnectionId connectionId, BsonDocument command, BsonDocument result)
    : MongoCommandException(connectionId, "Server returned node is recovering error.", command, result);
