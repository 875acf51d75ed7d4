using MongoDB.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>Runs commands for a client: takes connection and session, sends, receives, checks.</summary>
internal sealed class CommandRunner(MongoClientSettings settings, TimeProvider time) : IDisposable
{
    private readonly ConnectionPool _pool = new(settings, time);
    private readonly SessionPool _sessions = new(time);

    /// <summary>Takes a connection and what else an operation needs until it is disposed.</summary>
    public async ValueTask<CommandScope> BeginAsync(bool acknowledged, CancellationToken cancellationToken)
    {
        var connection = await _pool.AcquireAsync(cancellationToken).ConfigureAwait(false);
        var session = acknowledged && connection.Hello.SessionTimeout is { } lifetime ? _sessions.Borrow(lifetime) : null;
        return new CommandScope(connection, session, _pool, _sessions);
    }

    /// <summary>Runs one command and answers its reply.</summary>
    public async Task<BsonDocument> RunAsync(string database, BsonDocument command, CancellationToken cancellationToken)
    {
        using var scope = await BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        return await scope.RunAsync(database, command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the sessions, as far as a connection is at hand, and closes the connections.</summary>
    public void Dispose()
    {
        var sessions = _sessions.Drain();
        if (sessions.Count > 0 && _pool.TryTakeIdle(out var connection))
        {
            EndSessions(connection, sessions);
        }

        _pool.Dispose();
    }

    private void EndSessions(MongoConnection connection, IReadOnlyList<ServerSession> sessions)
    {
        try
        {
            var command = new BsonDocument("endSessions", new BsonArray(sessions.Select(session => session.Id)));
            CommandScope.Write(connection.Writer, "admin", command, session: null, expectsReply: false);
            connection.SendNow();
        }
        catch (MongoConnectionException)
        {
            // The server forgets the sessions by itself after a while; it is told only to spare it the wait.
        }
        finally
        {
            _pool.Release(connection);
        }
    }
}
