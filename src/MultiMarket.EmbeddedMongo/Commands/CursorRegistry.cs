using System.Collections.Concurrent;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Open cursors of all connections. One that nobody reads for the time-out is dropped.</summary>
internal sealed class CursorRegistry : IDisposable
{
    private readonly ConcurrentDictionary<long, OpenCursor> _cursors = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly ITimer _sweep;
    private long _timedOut;

    public CursorRegistry(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _sweep = time.CreateTimer(_ => DropIdle(), null, timeout / 10, timeout / 10);
    }

    public int Count => _cursors.Count;

    /// <summary>Cursors dropped since the start because nobody read them.</summary>
    public long TimedOut => Interlocked.Read(ref _timedOut);

    /// <summary>Registers a cursor and gives it an id that no client can guess from its own.</summary>
    public long Add(OpenCursor cursor)
    {
        cursor.LastUsed = _time.GetTimestamp();
        while (true)
        {
            var id = Random.Shared.NextInt64(1, long.MaxValue);
            if (_cursors.TryAdd(id, cursor))
                return id;
        }
    }

    /// <summary>Takes a cursor out for use by one request.</summary>
    /// <exception cref="MongoErrorException">Code 43: unknown, finished, killed or timed out; code 13: of another collection or user.</exception>
    public OpenCursor Take(long id, string @namespace, string? user)
    {
        if (!_cursors.TryGetValue(id, out var cursor))
            throw new MongoErrorException(MongoErrorCode.CursorNotFound, $"cursor id {id} not found");
        if (cursor.Namespace != @namespace)
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"Requested getMore on namespace '{@namespace}', but cursor belongs to a different namespace {cursor.Namespace}");
        if (cursor.User != user)
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"cursor id {id} was not created by the authenticated user");
        return _cursors.TryRemove(id, out var taken) ? taken : throw new MongoErrorException(MongoErrorCode.CursorNotFound, $"cursor id {id} not found");
    }

    /// <summary>Puts a cursor back after use.</summary>
    public void PutBack(long id, OpenCursor cursor)
    {
        cursor.LastUsed = _time.GetTimestamp();
        _cursors[id] = cursor;
    }

    public bool Kill(long id, string @namespace, string? user) =>
        _cursors.TryGetValue(id, out var cursor) && cursor.Namespace == @namespace && cursor.User == user && _cursors.TryRemove(id, out _);

    public void Dispose()
    {
        _sweep.Dispose();
        _cursors.Clear();
    }

    private void DropIdle()
    {
        foreach (var (id, cursor) in _cursors)
        {
            if (!cursor.NoTimeout && _time.GetElapsedTime(cursor.LastUsed) > _timeout && _cursors.TryRemove(id, out _))
                Interlocked.Increment(ref _timedOut);
        }
    }
}
