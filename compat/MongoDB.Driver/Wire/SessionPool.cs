using System.Collections.Concurrent;
using MongoDB.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>The server sessions of a client: each operation borrows one, so that the server can tie its parts together.</summary>
internal sealed class SessionPool(TimeProvider time)
{
    private static readonly TimeSpan SafetyMargin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentStack<ServerSession> _idle = new();

    public ServerSession Borrow(TimeSpan lifetime)
    {
        var usableSince = time.GetUtcNow() - lifetime + SafetyMargin;
        while (_idle.TryPop(out var session))
        {
            if (session.LastUsedAt > usableSince)
            {
                return session;
            }
        }

        return new ServerSession(new BsonDocument("id", new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard)));
    }

    public void Return(ServerSession session)
    {
        session.LastUsedAt = time.GetUtcNow();
        _idle.Push(session);
    }

    /// <summary>Takes every idle session out, at most as many as one command may name.</summary>
    public IReadOnlyList<ServerSession> Drain()
    {
        const int limit = 10_000;
        var sessions = new List<ServerSession>();
        while (sessions.Count < limit && _idle.TryPop(out var session))
        {
            sessions.Add(session);
        }

        return sessions;
    }
}

/// <param name="id">What goes into a command as <c>lsid</c>.</param>
internal sealed class ServerSession(BsonDocument id)
{
    public BsonDocument Id { get; } = id;

    public DateTimeOffset LastUsedAt { get; set; }
}
