using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace MultiMarket.Warehouse.Tests.Support;

/// <summary>
/// A MongoDB server that answers as a spec tells it to, for the failures that a sound server does not have. A command that the spec
/// answers with null gets its connection cut.
/// </summary>
internal sealed class ScriptedMongo : IAsyncDisposable
{
    private static readonly BsonDocument Hello = new()
    {
        { "ismaster", true }, { "isWritablePrimary", true }, { "helloOk", true }, { "maxBsonObjectSize", 16 * 1024 * 1024 }, { "maxMessageSizeBytes", 48_000_000 },
        { "maxWriteBatchSize", 100_000 }, { "localTime", new BsonDateTime(0) }, { "logicalSessionTimeoutMinutes", 30 }, { "connectionId", 1 },
        { "minWireVersion", 0 }, { "maxWireVersion", 21 }, { "readOnly", false }, { "ok", 1.0 },
    };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<ScriptedCommand, BsonDocument?> _answer;
    private readonly Task _accepting;

    public ScriptedMongo(Func<ScriptedCommand, BsonDocument?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string ConnectionString => $"mongodb://{_listener.LocalEndpoint}/?serverSelectionTimeoutMS=2000";

    public static BsonDocument Ok => new("ok", 1.0);

    public static BsonDocument Error(int code, string codeName, string message) =>
        new() { { "ok", 0.0 }, { "errmsg", message }, { "code", code }, { "codeName", codeName } };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        var stream = client.GetStream();
        try
        {
            var size = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(size, _stop.Token);
                var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(size)];
                await stream.ReadExactlyAsync(message.AsMemory(4), _stop.Token);
                if (Answer(message) is not { } reply) return;
                await stream.WriteAsync(reply, _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client or the spec is done with this connection.
        }
    }

    private byte[]? Answer(byte[] message)
    {
        var request = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(4));
        if (BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12)) == 2004) return Frame(1, request, new byte[16], [1, 0, 0, 0], Hello.ToBson());
        var command = ScriptedCommand.Read(message.AsSpan(20));
        var reply = command.Name is "hello" or "isMaster" or "ismaster" ? Hello : command.Name == "endSessions" ? Ok : _answer(command);
        return reply is null ? null : Frame(2013, request, [], [0, 0, 0, 0, 0], reply.ToBson());
    }

    private static byte[] Frame(int operation, int answerTo, byte[] before, byte[] prefix, byte[] document)
    {
        var frame = new byte[16 + before.Length + prefix.Length + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(8), answerTo);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), operation);
        before.CopyTo(frame, 16);
        prefix.CopyTo(frame, 16 + before.Length);
        document.CopyTo(frame, 16 + before.Length + prefix.Length);
        return frame;
    }
}

/// <summary>A command with the documents that came with it.</summary>
internal sealed record ScriptedCommand(BsonDocument Body, IReadOnlyList<BsonDocument> Documents)
{
    public string Name => Body.GetElement(0).Name;

    /// <summary>Reads the sections of an OP_MSG.</summary>
    public static ScriptedCommand Read(ReadOnlySpan<byte> sections)
    {
        BsonDocument? body = null;
        List<BsonDocument> documents = [];
        while (!sections.IsEmpty)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(sections[1..]);
            if (sections[0] == 0)
            {
                body = BsonSerializer.Deserialize<BsonDocument>(sections.Slice(1, size).ToArray());
            }
            else
            {
                var rest = sections.Slice(5, size - 4);
                rest = rest[(rest.IndexOf((byte)0) + 1)..];
                while (!rest.IsEmpty)
                {
                    var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
                    documents.Add(BsonSerializer.Deserialize<BsonDocument>(rest[..length].ToArray()));
                    rest = rest[length..];
                }
            }
            sections = sections[(1 + size)..];
        }
        return new ScriptedCommand(body!, documents);
    }
}
