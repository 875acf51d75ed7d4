using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>A command failed on the server.</summary>
public class MongoCommandException : MongoServerException
{
    public MongoCommandException(ConnectionId connectionId, string message, BsonDocument command)
        : this(connectionId, message, command, null!)
    {
    }

    public MongoCommandException(ConnectionId connectionId, string message, BsonDocument command, BsonDocument result)
        : this(connectionId, message, command, result, null!)
    {
    }

    public MongoCommandException(ConnectionId connectionId, string message, BsonDocument command, BsonDocument result, Exception innerException)
        : base(connectionId, message, innerException)
    {
        Command = command;
        Result = result;
    }

    /// <summary>The server's number of the error; -1 if it gave none.</summary>
    public int Code => Result is not null && Result.TryGetValue("code", out var code) && code.IsNumeric ? code.ToInt32() : -1;

    /// <summary>The server's name of the error; null if it gave none.</summary>
    public string CodeName => Result is not null && Result.TryGetValue("codeName", out var name) && name.IsString ? name.AsString : null!;

    public BsonDocument Command { get; }

    public string ErrorMessage => Result is not null && Result.TryGetValue("errmsg", out var text) ? text.ToString()! : null!;

    public BsonDocument Result { get; }
}
