using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;

namespace MongoDB.Specs.Support;

/// <summary>A server that greets like MongoDB, records every command and answers what the spec tells it to.</summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<BsonDocument> _commands = new();
    private readonly ConcurrentQueue<BsonDocument> _greetings = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly Func<BsonDocument, BsonDocument?> _answer;

    /// <param name="answer">The reply to a command; null cuts the connection.</param>
    public ScriptedServer(Func<BsonDocument, BsonDocument?> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public static BsonDocument Ok => new("ok", 1);

    /// <summary>What a greeting is answered with.</summary>
    public BsonDocument Hello { get; } = new()
    {
        { "ismaster", true },
        { "isWritablePrimary", true },
        { "helloOk", true },
        { "maxBsonObjectSize", 16 * 1024 * 1024 },
        { "maxMessageSizeBytes", 48_000_000 },
        { "maxWriteBatchSize", 100_000 },
        { "logicalSessionTimeoutMinutes", 30 },
        { "connectionId", 7 },
        { "minWireVersion", 0 },
        { "maxWireVersion", 21 },
        { "readOnly", false },
        { "ok", 1 },
    };

    public int Port { get; }

    /// <summary>Commands in order of arrival, greetings left out; sequences of documents stand in them as arrays.</summary>
    public IReadOnlyList<BsonDocument> Commands => [.. _commands];

    public IReadOnlyList<BsonDocument> Greetings => [.. _greetings];

    public static BsonDocument Cursor(long id, string batch, params BsonDocument[] documents) =>
        new() { { "cursor", new BsonDocument { { "id", id }, { "ns", "db.c" }, { batch, new BsonArray(documents) } } }, { "ok", 1 } };

    public MongoClient Connect(string options = "") => new($"mongodb://127.0.0.1:{Port}/?serverSelectionTimeoutMS=5000{options}");

    public IMongoCollection<BsonDocument> Collection(string options = "") => Connect(options).GetDatabase("db").GetCollection<BsonDocument>("c");

    /// <summary>Cuts every connection there is.</summary>
    public void CutConnections()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutConnections();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                _sockets.Add(socket);
                _ = Task.Run(() => Serve(socket));
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The spec is over.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            while (WireMessage.Read(stream) is { } message)
            {
                var name = message.Command.GetElement(0).Name;
                var greets = name.Equals("isMaster", StringComparison.OrdinalIgnoreCase) || name == "hello";
                (greets ? _greetings : _commands).Enqueue(message.Command);
                var reply = greets ? Hello : name == "endSessions" ? Ok : _answer(message.Command);
                if (reply is null)
                {
                    return;
                }

                if (message.ExpectsReply)
                {
                    message.Reply(stream, reply);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }
}
