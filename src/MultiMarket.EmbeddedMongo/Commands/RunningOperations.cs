using System.Collections.Concurrent;
using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Security;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What the connections are doing at this moment. A connection does one thing at a time.</summary>
internal sealed class RunningOperations(TimeProvider time)
{
    /// <summary>A longer command is told by its name and size.</summary>
    private const int MaxCommandBytes = 16 * 1024;

    private readonly ConcurrentDictionary<int, ClientSession> _sessions = new();
    private long _lastId;

    /// <summary>How many connections are at work, reading and writing.</summary>
    public (int Readers, int Writers) CountActive()
    {
        var active = _sessions.Values.Select(session => session.Operation).OfType<RunningOperation>().ToList();
        var writers = active.Count(operation => AccessControl.IsWrite(operation.Request.Name));
        return (active.Count - writers, writers);
    }

    public void Add(ClientSession session) => _sessions[session.ConnectionId] = session;

    public void Remove(ClientSession session) => _sessions.TryRemove(session.ConnectionId, out _);

    public void Begin(ClientSession session, CommandRequest request) =>
        session.Operation = new RunningOperation(Interlocked.Increment(ref _lastId), request, time.GetTimestamp());

    /// <summary>Asks an operation to end; one that is not there has ended.</summary>
    public void Kill(long id) => _sessions.Values.Select(session => session.Operation).FirstOrDefault(operation => operation?.Id == id)?.Kill();

    /// <summary>One document for every connection that is at work, as <c>$currentOp</c> answers it.</summary>
    /// <param name="user">Whose operations; null for all.</param>
    /// <param name="withIdle">Whether connections that wait for their client are told of too.</param>
    public List<RawValue> Describe(string? user, bool withIdle) =>
        [.. _sessions.Values.Where(session => user is null || session.User == user)
            .Select(session => (Session: session, session.Operation))
            .Where(pair => withIdle || pair.Operation is not null)
            .OrderBy(pair => pair.Session.ConnectionId)
            .Select(pair => Describe(pair.Session, pair.Operation))];

    private RawValue Describe(ClientSession session, RunningOperation? operation)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("type"u8, "op");
        writer.WriteString("desc"u8, $"conn{session.ConnectionId}");
        writer.WriteInt32("connectionId"u8, session.ConnectionId);
        writer.WriteString("client"u8, session.Client);
        writer.WriteBoolean("active"u8, operation is not null);
        writer.WriteString("currentOpTime"u8, time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        if (session.User is { } user)
        {
            var users = writer.BeginArray("effectiveUsers"u8);
            var item = writer.BeginDocument(0);
            writer.WriteString("user"u8, user);
            writer.WriteString("db"u8, "admin");
            writer.EndDocument(item);
            writer.EndDocument(users);
        }

        if (operation is not null)
            Describe(writer, operation);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    private void Describe(BsonBufferWriter writer, RunningOperation operation)
    {
        var request = operation.Request;
        var running = time.GetElapsedTime(operation.Started);
        writer.WriteInt64("opid"u8, operation.Id);
        writer.WriteInt64("secs_running"u8, (long)running.TotalSeconds);
        writer.WriteInt64("microsecs_running"u8, (long)running.TotalMicroseconds);
        writer.WriteString("op"u8, request.Name switch
        {
            "find" => "query",
            "delete" => "remove",
            "getMore" => "getmore",
            "insert" or "update" => request.Name,
            _ => "command",
        });
        writer.WriteString("ns"u8, $"{request.Database}.{(request.Target.IsString ? request.Target.String : "$cmd")}");
        if (AccessControl.IsLogin(request.Name) || request.Body.Bytes.Length > MaxCommandBytes)
        {
            var command = writer.BeginDocument("command"u8);
            writer.WriteString(request.Name.AsUtf8(), request.Target.IsString ? request.Target.String : "");
            writer.WriteString("$truncated"u8, string.Create(CultureInfo.InvariantCulture, $"{request.Body.Bytes.Length} bytes"));
            writer.EndDocument(command);
        }
        else
        {
            request.Body.WriteTo(writer, "command"u8);
        }

        writer.WriteInt32("numYields"u8, 0);
        writer.WriteBoolean("waitingForLock"u8, false);
        if (operation.IsKilled)
            writer.WriteBoolean("killPending"u8, true);
    }
}
