using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace MongoDB.Specs.Support;

/// <summary>A message as a server sees it.</summary>
public sealed class WireMessage
{
    private const int OpReply = 1;
    private const int OpQuery = 2004;
    private const int OpMsg = 2013;
    private const int MoreToCome = 2;

    private readonly int _requestId;
    private readonly int _opCode;

    private WireMessage(byte[] header, byte[] body)
    {
        _requestId = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        _opCode = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        Command = _opCode == OpQuery ? ReadQuery(body) : ReadSections(body);
        ExpectsReply = _opCode == OpQuery || (BinaryPrimitives.ReadInt32LittleEndian(body) & MoreToCome) == 0;
    }

    public BsonDocument Command { get; }

    public bool ExpectsReply { get; }

    /// <summary>Reads the next message; null at the end of the stream.</summary>
    public static WireMessage? Read(Stream stream)
    {
        var header = new byte[16];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - header.Length];
        stream.ReadExactly(body);
        return new WireMessage(header, body);
    }

    public void Reply(Stream stream, BsonDocument reply)
    {
        byte[] prefix = _opCode == OpQuery ? [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0] : [0, 0, 0, 0, 0];
        var document = reply.ToBson();
        var message = new byte[16 + prefix.Length + document.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), _requestId);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), _opCode == OpQuery ? OpReply : OpMsg);
        prefix.CopyTo(message.AsSpan(16));
        document.CopyTo(message.AsSpan(16 + prefix.Length));
        stream.Write(message);
    }

    private static BsonDocument ReadQuery(byte[] body)
    {
        var name = Array.IndexOf(body, (byte)0, 4);
        return Document(body, name + 9);
    }

    private static BsonDocument ReadSections(byte[] body)
    {
        var command = new BsonDocument();
        for (var at = 4; at < body.Length;)
        {
            if (body[at] == 0)
            {
                command.Merge(Document(body, at + 1));
                at += 1 + BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at + 1));
                continue;
            }

            var end = at + 1 + BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at + 1));
            var nul = Array.IndexOf(body, (byte)0, at + 5);
            var documents = new BsonArray();
            for (var next = nul + 1; next < end; next += BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(next)))
            {
                documents.Add(Document(body, next));
            }

            command.Add(Encoding.UTF8.GetString(body, at + 5, nul - at - 5), documents);
            at = end;
        }

        return command;
    }

    private static BsonDocument Document(byte[] body, int at) =>
        BsonSerializer.Deserialize<BsonDocument>(body.AsSpan(at, BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at))).ToArray());
}
