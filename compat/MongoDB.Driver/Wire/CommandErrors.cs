using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver.Wire;

/// <summary>Turns what a server says went wrong into the driver's exceptions.</summary>
internal static class CommandErrors
{
    public static void ThrowIfFailed(ConnectionId connection, string name, BsonDocument command, BsonDocument reply)
    {
        if (!reply.TryGetValue("ok", out var ok) || !ok.IsNumeric || ok.ToDouble() != 1)
        {
            throw Failure(connection, name, command, reply);
        }
    }

    /// <summary>For commands that write and are no bulk writes.</summary>
    public static void ThrowIfNotConfirmed(ConnectionId connection, string name, BsonDocument reply)
    {
        if (reply.TryGetValue("writeConcernError", out var error) && error is BsonDocument document)
        {
            var message = document.GetValue("errmsg", "").ToString();
            throw new MongoWriteConcernException(connection, $"Command {name} failed: {message}.", new WriteConcernResult(reply));
        }
    }

    private static MongoException Failure(ConnectionId connection, string name, BsonDocument command, BsonDocument reply)
    {
        var code = reply.TryGetValue("code", out var number) && number.IsNumeric ? number.ToInt32() : -1;
        var errmsg = reply.TryGetValue("errmsg", out var text) && text.IsString ? text.AsString : null;
        var message = errmsg is null ? $"Command {name} failed." : $"Command {name} failed: {errmsg}.";
        MongoException failure = code switch
        {
            10107 or 13435 or 10058 => new MongoNotPrimaryException(connection, command, reply),
            11600 or 11602 or 13436 or 189 or 91 => new MongoNodeIsRecoveringException(connection, command, reply),
            50 => new MongoExecutionTimeoutException(connection, message, reply),
            _ => new MongoCommandException(connection, message, command, reply),
        };
        if (reply.TryGetValue("errorLabels", out var labels) && labels is BsonArray array)
        {
            foreach (var label in array)
            {
                failure.AddErrorLabel(label.AsString);
            }
        }

        return failure;
    }
}
