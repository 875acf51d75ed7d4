using MongoDB.Bson;
using MongoDB.Bson.IO;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>Frames of MongoDB's wire protocol, written into the buffer that goes to the socket.</summary>
internal static class Message
{
    public const int OpReply = 1;
    public const int OpMsg = 2013;
    public const int HeaderLength = 16;

    private const int OpQuery = 2004;
    private const int MoreToCome = 2;
    private const int SecondaryOk = 4;

    private static int _lastRequestId;

    /// <summary>Starts a message and its command document; <see cref="EndCommand"/> ends the document, <see cref="End"/> the message.</summary>
    /// <returns>The number that the reply will refer to.</returns>
    public static int Begin(BsonBufferWriter writer, bool expectsReply, out int documentStart)
    {
        var requestId = WriteHeader(writer, OpMsg);
        writer.WriteInt32Value(expectsReply ? 0 : MoreToCome);
        writer.WriteByteValue(0);
        documentStart = writer.BeginDocument();
        return requestId;
    }

    public static void EndCommand(BsonBufferWriter writer, int documentStart) => writer.EndDocument(documentStart);

    /// <summary>Starts a sequence of documents beside the command.</summary>
    /// <returns>What <see cref="EndSequence"/> takes.</returns>
    public static int BeginSequence(BsonBufferWriter writer, ReadOnlySpan<byte> name)
    {
        writer.WriteByteValue(1);
        var start = writer.Length;
        writer.WriteInt32Value(0);
        writer.WriteRaw(name);
        writer.WriteByteValue(0);
        return start;
    }

    public static void EndSequence(BsonBufferWriter writer, int start) => writer.PatchInt32(start, writer.Length - start);

    /// <summary>Fills in the length of the message.</summary>
    public static void End(BsonBufferWriter writer) => writer.PatchInt32(0, writer.Length);

    /// <summary>Writes a whole message of the old form, which only greets.</summary>
    public static int WriteQuery(BsonBufferWriter writer, BsonDocument command)
    {
        var requestId = WriteHeader(writer, OpQuery);
        writer.WriteInt32Value(SecondaryOk);
        writer.WriteRaw("admin.$cmd\0"u8);
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(-1);
        BsonWriting.WriteDocument(writer, command);
        End(writer);
        return requestId;
    }

    private static int WriteHeader(BsonBufferWriter writer, int opCode)
    {
        var requestId = Interlocked.Increment(ref _lastRequestId);
        writer.Clear();
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(requestId);
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(opCode);
        return requestId;
    }
}
