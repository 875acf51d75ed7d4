using System.Buffers.Binary;
using System.Numerics;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>Headers, operation codes and limits of the wire protocol.</summary>
internal static class Wire
{
    public const int HeaderLength = 16;
    public const int MaxMessageLength = 48_000_000;
    public const int MaxDocumentLength = 16 * 1024 * 1024;
    public const int MaxWriteBatch = 100_000;

    public const int OpReply = 1;
    public const int OpQuery = 2004;
    public const int OpMsg = 2013;

    /// <summary>In OP_REPLY: its document says why a query failed.</summary>
    public const int QueryFailure = 2;

    /// <summary>In OP_REPLY, where every server since 2008 sets it.</summary>
    public const int AwaitCapable = 8;

    public const uint ChecksumPresent = 1;
    public const uint MoreToCome = 2;

    /// <summary>Flag bits that a receiver must know; any other of the lower 16 is an error.</summary>
    public const uint KnownRequiredFlags = ChecksumPresent | MoreToCome;
}

/// <summary>The bytes do not follow the wire protocol; the connection cannot go on.</summary>
internal sealed class WireFormatException(string message) : Exception(message);

/// <summary>One request as it lies in the receive buffer: the command and its bulk payloads.</summary>
/// <param name="RequestId">What the reply names as its cause.</param>
/// <param name="Body">The command document, in an array of its own.</param>
/// <param name="Sequences">Bulk payloads by name; valid until the next message is read.</param>
/// <param name="IsLegacy">Came as OP_QUERY and is answered by OP_REPLY.</param>
/// <param name="WantsReply">False when the client said that more is to come.</param>
internal sealed record WireRequest(int RequestId, byte[] Body, IReadOnlyList<DocumentSequence> Sequences, bool IsLegacy, bool WantsReply, string? LegacyDatabase)
{
    /// <summary>Whether it is no command but a query of a collection, as clients sent before there was a command for it.</summary>
    public bool IsLegacyQuery => IsLegacy && LegacyDatabase is null;

    /// <summary>Takes a whole message apart.</summary>
    /// <exception cref="WireFormatException">Sections or flags are wrong.</exception>
    /// <exception cref="BsonFormatException">A document is malformed.</exception>
    public static WireRequest Parse(ReadOnlyMemory<byte> message)
    {
        var header = message.Span;
        var requestId = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        var code = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        return code switch
        {
            Wire.OpMsg => ParseMsg(requestId, message),
            Wire.OpQuery => ParseQuery(requestId, message),
            _ => throw new WireFormatException($"operation code {code} is not supported"),
        };
    }

    private static WireRequest ParseMsg(int requestId, ReadOnlyMemory<byte> message)
    {
        if (message.Length < Wire.HeaderLength + 4)
            throw new WireFormatException("OP_MSG without flags");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(message.Span[Wire.HeaderLength..]);
        if ((flags & 0xFFFF & ~Wire.KnownRequiredFlags) != 0)
            throw new WireFormatException($"OP_MSG with unknown flags 0x{flags:X}");
        if ((flags & Wire.ChecksumPresent) != 0)
            message = StripChecksum(message);

        byte[]? body = null;
        var sequences = new List<DocumentSequence>();
        var rest = message[(Wire.HeaderLength + 4)..];
        while (rest.Length > 0)
        {
            var kind = rest.Span[0];
            rest = rest[1..];
            if (kind == 0)
            {
                if (body is not null)
                    throw new WireFormatException("OP_MSG with two bodies");
                var length = BsonValidation.Validate(rest.Span);
                body = rest[..length].ToArray();
                rest = rest[length..];
            }
            else if (kind == 1)
            {
                rest = ReadSequence(rest, sequences);
            }
            else
            {
                throw new WireFormatException($"OP_MSG with a section of unknown kind {kind}");
            }
        }

        return new WireRequest(requestId, body ?? throw new WireFormatException("OP_MSG without a body"), sequences, IsLegacy: false, WantsReply: (flags & Wire.MoreToCome) == 0, null);
    }

    private static ReadOnlyMemory<byte> ReadSequence(ReadOnlyMemory<byte> rest, List<DocumentSequence> sequences)
    {
        if (rest.Length < 5)
            throw new WireFormatException("OP_MSG section without a size");
        var size = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (size < 5 || size > rest.Length)
            throw new WireFormatException($"OP_MSG section of {size} bytes does not fit its message");
        var nameLength = rest.Span[4..size].IndexOf((byte)0);
        if (nameLength < 0)
            throw new WireFormatException("OP_MSG section without a name");
        var name = System.Text.Encoding.UTF8.GetString(rest.Span.Slice(4, nameLength));
        if (sequences.Exists(other => other.Name == name))
            throw new WireFormatException($"OP_MSG with two sections named {name}");
        sequences.Add(new DocumentSequence(name, rest[(5 + nameLength)..size]));
        return rest[size..];
    }

    private static ReadOnlyMemory<byte> StripChecksum(ReadOnlyMemory<byte> message)
    {
        if (message.Length < Wire.HeaderLength + 8)
            throw new WireFormatException("OP_MSG without its checksum");
        var content = message[..^4];
        var crc = uint.MaxValue;
        foreach (var b in content.Span)
            crc = BitOperations.Crc32C(crc, b);
        if (~crc != BinaryPrimitives.ReadUInt32LittleEndian(message.Span[^4..]))
            throw new WireFormatException("OP_MSG with a wrong checksum");
        return content;
    }

    private static WireRequest ParseQuery(int requestId, ReadOnlyMemory<byte> message)
    {
        var span = message.Span[Wire.HeaderLength..];
        if (span.Length < 4)
            throw new WireFormatException("OP_QUERY without flags");
        var nameLength = span[4..].IndexOf((byte)0);
        if (nameLength < 0 || span.Length < nameLength + 13)
            throw new WireFormatException("OP_QUERY without a collection name");
        var name = System.Text.Encoding.UTF8.GetString(span.Slice(4, nameLength));
        var query = span[(4 + nameLength + 1 + 8)..];
        var length = BsonValidation.Validate(query);
        var body = query[..length];
        // Old clients put the command beside a read preference.
        if (BsonElements.TryFind(body, "$query"u8, out var wrapped) && wrapped.Tag == BsonTag.Document)
            body = wrapped.Bytes;
        return new WireRequest(requestId, body.ToArray(), [], IsLegacy: true, WantsReply: true, name.EndsWith(".$cmd", StringComparison.Ordinal) ? name[..^5] : null);
    }
}

/// <summary>Documents side by side, as bulk commands carry them.</summary>
internal sealed record DocumentSequence(string Name, ReadOnlyMemory<byte> Documents);
