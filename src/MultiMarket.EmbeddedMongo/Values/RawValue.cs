using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// One BSON value that may be kept: numbers, dates and booleans lie in the struct itself, everything else is a slice of
/// a buffer that nobody overwrites. The default value means "missing", which is not null.
/// </summary>
internal readonly partial struct RawValue
{
    private readonly byte[]? _buffer;
    private readonly Bits _bits;

    private RawValue(BsonTag tag, ulong low, ulong high)
    {
        Tag = tag;
        _bits = new Bits(low, high);
    }

    private RawValue(BsonTag tag, byte[] buffer, int offset, int length)
    {
        Tag = tag;
        _buffer = buffer;
        _bits = new Bits((uint)offset | ((ulong)(uint)length << 32), 0);
    }

    public BsonTag Tag { get; }

    public bool IsMissing => Tag == BsonTag.Missing;

    /// <summary>Null, undefined or missing.</summary>
    public bool IsNullish => Tag.IsNullish();

    public bool IsNumber => Tag.IsNumber();

    public bool IsDocument => Tag == BsonTag.Document;

    public bool IsArray => Tag == BsonTag.Array;

    public bool IsString => Tag == BsonTag.String;

    public bool IsInteger => Tag is BsonTag.Int32 or BsonTag.Int64;

    /// <summary>The value's bytes as BSON has them. Valid as long as the variable it is read from.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => _buffer is null
        ? MemoryMarshal.AsBytes(new ReadOnlySpan<Bits>(in _bits))[..ScalarLength(Tag)]
        : _buffer.AsSpan(Offset, Length);

    [UnscopedRef]
    public BsonView View => new(Tag, Bytes);

    public int Int32 => (int)_bits.Low;

    /// <summary>An int32 or int64 as it is, a date's milliseconds, a timestamp's bits.</summary>
    public long Int64 => (long)_bits.Low;

    public double Double => BitConverter.UInt64BitsToDouble(_bits.Low);

    public bool Boolean => (_bits.Low & 0xFF) != 0;

    public Dec128 Decimal => new(_bits.High, _bits.Low);

    /// <summary>UTF-8 text of a string, symbol or JavaScript value.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(Offset + 4, Length - 5);

    public string String => Encoding.UTF8.GetString(Text);

    /// <summary>The elements of a document or array.</summary>
    public BsonElements Elements => new(_buffer.AsSpan(Offset, Length));

    private int Offset => (int)(uint)_bits.Low;

    private int Length => (int)(_bits.Low >> 32);

    /// <summary>A value inside a buffer that stays as it is; fixed-size values are copied out.</summary>
    public static RawValue Slice(BsonTag tag, byte[] buffer, int offset, int length) => tag switch
    {
        BsonTag.Int32 => FromInt32(MemoryMarshal.Read<int>(buffer.AsSpan(offset, 4))),
        BsonTag.Int64 or BsonTag.Double or BsonTag.DateTime or BsonTag.Timestamp =>
            new(tag, MemoryMarshal.Read<ulong>(buffer.AsSpan(offset, 8)), 0),
        BsonTag.Decimal128 =>
            new(tag, MemoryMarshal.Read<ulong>(buffer.AsSpan(offset, 8)), MemoryMarshal.Read<ulong>(buffer.AsSpan(offset + 8, 8))),
        BsonTag.Boolean => FromBoolean(buffer[offset] != 0),
        BsonTag.Null or BsonTag.Undefined or BsonTag.MinKey or BsonTag.MaxKey or BsonTag.Missing => new(tag, 0, 0),
        _ => new(tag, buffer, offset, length),
    };

    /// <summary>A whole buffer that is one document.</summary>
    public static RawValue Document(byte[] document) => new(BsonTag.Document, document, 0, document.Length);

    /// <summary>A document in memory that stays as it is for as long as the value is in use.</summary>
    public static RawValue Document(ReadOnlyMemory<byte> document) => MemoryMarshal.TryGetArray(document, out var slice)
        ? new(BsonTag.Document, slice.Array!, slice.Offset, slice.Count)
        : Document(document.ToArray());

    /// <summary>A copy that keeps nothing but its own bytes alive.</summary>
    public static RawValue Copy(BsonView view)
    {
        var bytes = view.Bytes.ToArray();
        return Slice(view.Tag, bytes, 0, bytes.Length);
    }

    /// <summary>This value without the larger buffer it may be a slice of.</summary>
    public RawValue Detach() => _buffer is null || _buffer.Length == Length ? this : Copy(View);

    /// <summary>The element that <paramref name="elements"/>, a walk over this document or array, stands at.</summary>
    public RawValue At(in BsonElements elements) =>
        Slice(elements.Tag, _buffer!, Offset + elements.ValueOffset, elements.ValueLength);

    /// <summary>The field of a document, or missing.</summary>
    public RawValue Field(ReadOnlySpan<byte> name)
    {
        if (Tag != BsonTag.Document)
            return default;
        var elements = Elements;
        while (elements.MoveNext())
        {
            if (elements.Name.SequenceEqual(name))
                return At(elements);
        }

        return default;
    }

    /// <summary>Roughly what this value holds in memory, in bytes.</summary>
    public int MemorySize => 32 + (_buffer is null ? 0 : Length + 24);

    private static int ScalarLength(BsonTag tag) => tag switch
    {
        BsonTag.Int32 => 4,
        BsonTag.Int64 or BsonTag.Double or BsonTag.DateTime or BsonTag.Timestamp => 8,
        BsonTag.Decimal128 => 16,
        BsonTag.Boolean => 1,
        _ => 0,
    };

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Bits(ulong low, ulong high)
    {
        public readonly ulong Low = low;
        public readonly ulong High = high;
    }
}
