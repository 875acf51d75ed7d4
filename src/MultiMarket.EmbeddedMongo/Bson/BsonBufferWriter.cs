using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// Writes BSON front to back into one growing buffer from the shared pool. Documents nest by the offsets that
/// <see cref="BeginDocument()"/> hands out: <c>var d = w.BeginDocument(); w.WriteInt32("n"u8, 1); w.EndDocument(d);</c>
/// </summary>
/// <remarks>Names are UTF-8 without NUL. Not safe for several threads. Disposing returns the buffer to the pool.</remarks>
internal sealed partial class BsonBufferWriter : IDisposable, IBufferWriter<byte>
{
    private byte[] _buffer;
    private int _length;

    public BsonBufferWriter(int capacity = 1024) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length => _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear() => _length = 0;

    /// <summary>Cuts back to an earlier length, for instance to drop a document begun in vain.</summary>
    public void Truncate(int length) =>
        _length = length <= _length ? length : throw new ArgumentOutOfRangeException(nameof(length));

    /// <summary>Starts a document that stands on its own, not inside another.</summary>
    /// <returns>The offset to hand to <see cref="EndDocument"/>.</returns>
    public int BeginDocument()
    {
        var start = _length;
        Take(4);
        return start;
    }

    public int BeginDocument(ReadOnlySpan<byte> name) => Begin(BsonTag.Document, name);

    /// <summary>Starts an array; its items are elements named by <see cref="WriteIndexHeader"/>, or by "0", "1" … given by hand.</summary>
    public int BeginArray(ReadOnlySpan<byte> name) => Begin(BsonTag.Array, name);

    public int BeginDocument(int index) => BeginIndexed(BsonTag.Document, index);

    public int BeginArray(int index) => BeginIndexed(BsonTag.Array, index);

    /// <summary>Ends the document or array that was started at <paramref name="start"/> and fills in its length.</summary>
    public void EndDocument(int start)
    {
        Take(1)[0] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    /// <summary>Writes type byte, name and NUL of an element whose value the caller writes next.</summary>
    /// <exception cref="ArgumentException">The name holds a NUL.</exception>
    public void WriteHeader(BsonTag tag, ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)0))
            throw new ArgumentException("A BSON element name cannot hold a NUL character.", nameof(name));
        var span = Take(name.Length + 2);
        span[0] = (byte)tag;
        name.CopyTo(span[1..]);
        span[^1] = 0;
    }

    /// <summary>Writes type byte and decimal index of an array item.</summary>
    public void WriteIndexHeader(BsonTag tag, int index)
    {
        Span<byte> digits = stackalloc byte[11];
        index.TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
        WriteHeader(tag, digits[..count]);
    }

    /// <summary>Appends bytes as they are, for instance a whole element or document copied from elsewhere.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void WriteValue(ReadOnlySpan<byte> name, BsonView value)
    {
        WriteHeader(value.Tag, name);
        WriteRaw(value.Bytes);
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    void IBufferWriter<byte>.Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _length);
        _length += count;
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_length);
    }

    /// <summary>Overwrites 4 bytes written earlier.</summary>
    public void PatchInt32(int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(offset, 4), value);

    /// <summary>Writes UTF-8 text with length prefix and NUL, as string values are laid out.</summary>
    public void WriteTextValue(ReadOnlySpan<char> text)
    {
        var start = _length;
        Take(4);
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        var count = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        _length += count;
        Take(1)[0] = 0;
        PatchInt32(start, count + 1);
    }

    private int Begin(BsonTag tag, ReadOnlySpan<byte> name)
    {
        WriteHeader(tag, name);
        return BeginDocument();
    }

    private int BeginIndexed(BsonTag tag, int index)
    {
        WriteIndexHeader(tag, index);
        return BeginDocument();
    }

    private Span<byte> Take(int count)
    {
        Reserve(count);
        var span = _buffer.AsSpan(_length, count);
        _length += count;
        return span;
    }

    private void Reserve(int count)
    {
        if (count <= _buffer.Length - _length)
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), (int)Math.Min(2L * _buffer.Length, Array.MaxLength)));
        Written.CopyTo(grown);
        var old = _buffer;
        _buffer = grown;
        if (old.Length > 0)
            ArrayPool<byte>.Shared.Return(old);
    }
}
