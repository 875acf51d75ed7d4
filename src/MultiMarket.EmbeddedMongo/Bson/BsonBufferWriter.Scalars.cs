using System.Buffers.Binary;

namespace MultiMarket.EmbeddedMongo.Bson;

internal sealed partial class BsonBufferWriter
{
    public void WriteInt32(ReadOnlySpan<byte> name, int value)
    {
        WriteHeader(BsonTag.Int32, name);
        WriteInt32Value(value);
    }

    public void WriteInt64(ReadOnlySpan<byte> name, long value)
    {
        WriteHeader(BsonTag.Int64, name);
        WriteInt64Value(value);
    }

    public void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        WriteHeader(BsonTag.Double, name);
        WriteInt64Value(BitConverter.DoubleToInt64Bits(value));
    }

    /// <summary>Writes a Decimal128 from its two halves, as the BID encoding has them.</summary>
    public void WriteDecimal128(ReadOnlySpan<byte> name, ulong high, ulong low)
    {
        WriteHeader(BsonTag.Decimal128, name);
        WriteInt64Value((long)low);
        WriteInt64Value((long)high);
    }

    public void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        WriteHeader(BsonTag.Boolean, name);
        Take(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <param name="name">The element's name.</param>
    /// <param name="milliseconds">Milliseconds since 1970-01-01 UTC.</param>
    public void WriteDateTime(ReadOnlySpan<byte> name, long milliseconds)
    {
        WriteHeader(BsonTag.DateTime, name);
        WriteInt64Value(milliseconds);
    }

    public void WriteNull(ReadOnlySpan<byte> name) => WriteHeader(BsonTag.Null, name);

    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<char> value)
    {
        WriteHeader(BsonTag.String, name);
        WriteTextValue(value);
    }

    /// <summary>Writes a string whose text is UTF-8 already.</summary>
    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        WriteHeader(BsonTag.String, name);
        WriteTextValue(utf8);
    }

    /// <param name="name">The element's name.</param>
    /// <param name="id">12 bytes.</param>
    public void WriteObjectId(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id)
    {
        if (id.Length != 12)
            throw new ArgumentException("An ObjectId has 12 bytes.", nameof(id));
        WriteHeader(BsonTag.ObjectId, name);
        WriteRaw(id);
    }

    public void WriteBinary(ReadOnlySpan<byte> name, byte subtype, ReadOnlySpan<byte> payload)
    {
        WriteHeader(BsonTag.Binary, name);
        WriteInt32Value(payload.Length);
        Take(1)[0] = subtype;
        WriteRaw(payload);
    }

    /// <summary>Writes a whole document, copied as it is.</summary>
    public void WriteDocument(ReadOnlySpan<byte> name, ReadOnlySpan<byte> document)
    {
        WriteHeader(BsonTag.Document, name);
        WriteRaw(document);
    }

    /// <summary>Writes a whole array, copied as it is.</summary>
    public void WriteArray(ReadOnlySpan<byte> name, ReadOnlySpan<byte> array)
    {
        WriteHeader(BsonTag.Array, name);
        WriteRaw(array);
    }

    public void WriteInt32Value(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void WriteInt64Value(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void WriteByteValue(byte value) => Take(1)[0] = value;

    /// <summary>Writes UTF-8 text with length prefix and NUL.</summary>
    public void WriteTextValue(ReadOnlySpan<byte> utf8)
    {
        WriteInt32Value(utf8.Length + 1);
        WriteRaw(utf8);
        Take(1)[0] = 0;
    }
}
