using System.Buffers.Binary;
using System.Text;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// One value as it lies in a buffer: its type and its raw bytes without type byte and name. Typed members read
/// the bytes as that type and do not check <see cref="Tag"/>; the caller has.
/// </summary>
internal readonly ref struct BsonView(BsonTag tag, ReadOnlySpan<byte> bytes)
{
    public BsonTag Tag { get; } = tag;

    /// <summary>The value's bytes: for a string its length prefix, text and NUL; for a document all of it.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public int Int32 => BinaryPrimitives.ReadInt32LittleEndian(Bytes);

    /// <summary>An int64, or the milliseconds of a date, or the raw 64 bits of a timestamp.</summary>
    public long Int64 => BinaryPrimitives.ReadInt64LittleEndian(Bytes);

    public double Double => BinaryPrimitives.ReadDoubleLittleEndian(Bytes);

    public bool Boolean => Bytes[0] != 0;

    /// <summary>UTF-8 text of a string, symbol or JavaScript value, without prefix and NUL.</summary>
    public ReadOnlySpan<byte> Text => Bytes[4..^1];

    /// <summary>The text as a .NET string; invalid UTF-8 becomes U+FFFD.</summary>
    public string String => Encoding.UTF8.GetString(Text);

    /// <summary>The elements of a document or array.</summary>
    public BsonElements Elements => new(Bytes);

    public byte BinarySubtype => Bytes[4];

    /// <summary>The payload of a binary value; the deprecated subtype 2 carries a second length, which is left out.</summary>
    public ReadOnlySpan<byte> BinaryPayload => Bytes[4] == 2 && Bytes.Length >= 9 ? Bytes[9..] : Bytes[5..];

    /// <summary>The pattern of a regular expression, UTF-8.</summary>
    public ReadOnlySpan<byte> RegexPattern => Bytes[..Bytes.IndexOf((byte)0)];

    /// <summary>The option letters of a regular expression.</summary>
    public ReadOnlySpan<byte> RegexOptions => Bytes[(Bytes.IndexOf((byte)0) + 1)..^1];

    /// <summary>Low 64 bits of a Decimal128.</summary>
    public ulong DecimalLow => BinaryPrimitives.ReadUInt64LittleEndian(Bytes);

    /// <summary>High 64 bits of a Decimal128: sign, exponent and the top of the coefficient.</summary>
    public ulong DecimalHigh => BinaryPrimitives.ReadUInt64LittleEndian(Bytes[8..]);
}
