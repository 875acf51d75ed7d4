using MongoDB.Bson;
using MongoDB.Bson.IO;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>A connection and a session for the time of one operation.</summary>
internal sealed class CommandScope(MongoConnection connection, ServerSession? session, ConnectionPool pool, SessionPool sessions) : IDisposable
{
    public MongoConnection Connection { get; } = connection;

    /// <summary>Runs one command and answers its reply.</summary>
    public async Task<BsonDocument> RunAsync(string database, BsonDocument command, CancellationToken cancellationToken)
    {
        var requestId = Write(Connection.Writer, database, command, session, expectsReply: true);
        using var reply = await Connection.ExchangeAsync(requestId, cancellationToken).ConfigureAwait(false);
        return Check(command, reply.ToBsonDocument());
    }

    /// <summary>As <see cref="RunAsync"/>, answering the raw reply, checked for success, which the caller disposes.</summary>
    public async Task<ServerReply> RunRawAsync(string database, BsonDocument command, CancellationToken cancellationToken)
    {
        var requestId = Write(Connection.Writer, database, command, session, expectsReply: true);
        var reply = await Connection.ExchangeAsync(requestId, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsOk(reply))
            {
                Check(command, reply.ToBsonDocument());
            }

            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>Starts a message with a command to which a sequence of documents belongs.</summary>
    public int BeginWrite(string database, BsonDocument command, bool expectsReply)
    {
        var requestId = Message.Begin(Connection.Writer, expectsReply, out var start);
        WriteCommand(Connection.Writer, database, command, session);
        Message.EndCommand(Connection.Writer, start);
        return requestId;
    }

    public BsonDocument Check(BsonDocument command, BsonDocument reply)
    {
        CommandErrors.ThrowIfFailed(Connection.Id, command.GetElement(0).Name, command, reply);
        return reply;
    }

    public void Dispose()
    {
        if (session is not null && Connection.IsUsable)
        {
            sessions.Return(session);
        }

        pool.Release(Connection);
    }

    /// <summary>Writes a whole message.</summary>
    public static int Write(BsonBufferWriter writer, string database, BsonDocument command, ServerSession? session, bool expectsReply)
    {
        var requestId = Message.Begin(writer, expectsReply, out var start);
        WriteCommand(writer, database, command, session);
        Message.EndCommand(writer, start);
        Message.End(writer);
        return requestId;
    }

    private static void WriteCommand(BsonBufferWriter writer, string database, BsonDocument command, ServerSession? session)
    {
        BsonWriting.WriteElements(writer, command);
        writer.WriteString("$db"u8, database);
        if (session is not null && !command.Contains("lsid"))
        {
            BsonWriting.WriteElement(writer, "lsid", session.Id);
        }
    }

    private static bool IsOk(ServerReply reply) => reply.TryFind("ok"u8, out var ok) && ok.Tag switch
    {
        BsonTag.Double => ok.Double == 1,
        BsonTag.Int32 => ok.Int32 == 1,
        BsonTag.Int64 => ok.Int64 == 1,
        _ => false,
    };
}
