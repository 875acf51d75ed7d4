using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>The server stopped an operation that took longer than it was allowed to.</summary>
public class MongoExecutionTimeoutException : MongoServerException
{
    private readonly BsonDocument? _result;

    public MongoExecutionTimeoutException(ConnectionId connectionId, string message)
        : base(connectionId, message)
    {
    }

    public MongoExecutionTimeoutException(ConnectionId connectionId, string message, BsonDocument result)
        : base(connectionId, message) => _result = result;

    public int Code => _result is not null && _result.TryGetValue("code", out var code) && code.IsNumeric ? code.ToInt32() : -1;

    public string CodeName => _result is not null && _result.TryGetValue("codeName", out var name) && name.IsString ? name.AsString : null!;
}
