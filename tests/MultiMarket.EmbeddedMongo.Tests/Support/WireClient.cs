using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>Speaks OP_MSG over a socket and nothing more, so that specs see the protocol's bytes.</summary>
internal sealed class WireClient : IAsyncDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;
    private int _nextId;

    private WireClient(TcpClient tcp)
    {
        _tcp = tcp;
        _stream = tcp.GetStream();
    }

    public static async Task<WireClient> ConnectAsync(int port)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        return new WireClient(tcp);
    }

    /// <summary>Sends a command and answers the reply, an error reply too.</summary>
    public async Task<RawValue> RunAsync(string database, string json, params (string Name, string[] Documents)[] sequences) =>
        await RunAsync(WithDatabase(JsonBson.Parse(json), database), [.. sequences.Select(s => (s.Name, s.Documents.Select(JsonBson.Document).ToArray()))]);

    public async Task<RawValue> RunAsync(RawValue command, (string Name, byte[][] Documents)[]? sequences = null, uint flags = 0)
    {
        var id = await SendAsync(command, sequences, flags);
        var (responseTo, reply) = await ReceiveAsync();
        responseTo.ShouldBe(id);
        return reply;
    }

    /// <summary>Sends a command and expects <c>ok: 1</c>.</summary>
    public async Task<RawValue> ExpectAsync(string database, string json, params (string Name, string[] Documents)[] sequences)
    {
        var reply = await RunAsync(database, json, sequences);
        reply.Field("ok"u8).ToDouble().ShouldBe(1, TypedText.Of(reply));
        return reply;
    }

    public async Task<int> SendAsync(RawValue command, (string Name, byte[][] Documents)[]? sequences = null, uint flags = 0)
    {
        using var writer = new BsonBufferWriter();
        var id = ++_nextId;
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(id);
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(Wire.OpMsg);
        writer.WriteInt32Value((int)flags);
        writer.WriteByteValue(0);
        writer.WriteRaw(command.Bytes);
        foreach (var (name, documents) in sequences ?? [])
        {
            writer.WriteByteValue(1);
            writer.WriteInt32Value(4 + name.Length + 1 + documents.Sum(document => document.Length));
            writer.WriteRaw(name.AsUtf8());
            writer.WriteByteValue(0);
            foreach (var document in documents)
                writer.WriteRaw(document);
        }

        writer.PatchInt32(0, writer.Length);
        await SendRawAsync(writer.ToArray());
        return id;
    }

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public async Task<(int ResponseTo, RawValue Reply)> ReceiveAsync()
    {
        var (responseTo, code, content) = await ReceiveRawAsync();
        code.ShouldBe(Wire.OpMsg);
        var body = content[5..];
        BsonValidation.Validate(body).ShouldBe(body.Length);
        return (responseTo, RawValue.Document(body));
    }

    public async Task<(int ResponseTo, int Code, byte[] Content)> ReceiveRawAsync()
    {
        var header = new byte[16];
        await _stream.ReadExactlyAsync(header);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - 16];
        await _stream.ReadExactlyAsync(content);
        return (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)), content);
    }

    /// <summary>Waits until the server closes the connection; false when it sends something instead.</summary>
    public async Task<bool> IsClosedByServerAsync()
    {
        try
        {
            return await _stream.ReadAsync(new byte[1]) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Says that no more requests follow.</summary>
    public void EndSending()
    {
        try
        {
            _tcp.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server has closed the connection already.
        }
    }

    /// <summary>The replies that come until the server closes the connection.</summary>
    public async Task<IReadOnlyList<RawValue>> ReceiveAllAsync()
    {
        var replies = new List<RawValue>();
        while (true)
        {
            try
            {
                var (_, code, content) = await ReceiveRawAsync();
                var body = content[(code == Wire.OpMsg ? 5 : 20)..];
                BsonValidation.Validate(body).ShouldBe(body.Length);
                replies.Add(RawValue.Document(body));
            }
            catch (IOException)
            {
                return replies;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    public static RawValue WithDatabase(RawValue command, string database)
    {
        var row = new Row(command);
        row.Set("$db"u8.ToArray(), RawValue.FromString(database));
        return row.ToDocument();
    }
}
