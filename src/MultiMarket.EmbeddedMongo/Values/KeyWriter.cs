using System.Buffers.Binary;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>A growing buffer for order-preserving keys; reused from key to key.</summary>
internal sealed class KeyWriter
{
    private byte[] _buffer = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    public void Int64(long value) => UInt64((ulong)value ^ 0x8000_0000_0000_0000);

    public void Int32(int value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), (uint)value ^ 0x8000_0000);

    /// <summary>Bytes that may hold zeros, ended so that a prefix sorts before what continues it.</summary>
    public void Terminated(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var zero = bytes.IndexOf((byte)0);
            if (zero < 0)
                break;
            Raw(bytes[..(zero + 1)]);
            Byte(0xFF);
            bytes = bytes[(zero + 1)..];
        }

        Raw(bytes);
        Byte(0);
        Byte(0);
    }

    /// <summary>Turns the order of everything written since <paramref name="start"/> around.</summary>
    public void Invert(int start)
    {
        foreach (ref var b in _buffer.AsSpan(start, Length - start))
            b = (byte)~b;
    }

    private Span<byte> Take(int count)
    {
        if (count > _buffer.Length - Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
        var span = _buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
