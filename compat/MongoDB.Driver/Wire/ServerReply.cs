using System.Buffers;
using System.Buffers.Binary;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>A message from the server, in a buffer of the shared pool until disposed.</summary>
internal sealed class ServerReply(byte[] buffer, int length) : IDisposable
{
    private const int ReplyPrefix = 20;
    private const int MsgPrefix = 5;

    private byte[]? _buffer = buffer;

    public int ResponseTo => BinaryPrimitives.ReadInt32LittleEndian(Bytes[8..]);

    /// <summary>The document that answers the command, as it lies in the buffer.</summary>
    public ReadOnlySpan<byte> Document
    {
        get
        {
            var opCode = BinaryPrimitives.ReadInt32LittleEndian(Bytes[12..]);
            var prefix = opCode switch
            {
                Message.OpReply => ReplyPrefix,
                Message.OpMsg => MsgPrefix,
                _ => throw new MongoInternalException($"The server answered with the unexpected operation code {opCode}."),
            };
            var body = Bytes[Message.HeaderLength..];
            return body.Length > prefix ? body[prefix..] : throw new MongoInternalException("The server answered without a document.");
        }
    }

    private ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, length);

    public bool TryFind(ReadOnlySpan<byte> name, out BsonView value) => BsonElements.TryFind(Document, name, out value);

    public BsonDocument ToBsonDocument() => BsonReading.ReadDocument(Document);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
