using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server does not accept writes, as it is no primary.</summary>
public class MongoNotPrimaryException(ConnectionId connectionId, BsonDocument command, BsonDocument result)
    : MongoCommandException(connectionId, "Server returned not primary error.", command, result);
