using System.Buffers.Binary;
using System.Security.Cryptography;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Makes ObjectIds (seconds, five random bytes of this process, a counter) and timestamps of the present.</summary>
internal sealed class ObjectIdSource(TimeProvider time)
{
    private readonly byte[] _process = RandomNumberGenerator.GetBytes(5);
    private int _counter = RandomNumberGenerator.GetInt32(0x1000000);

    public void Write(Span<byte> id)
    {
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)time.GetUtcNow().ToUnixTimeSeconds());
        _process.CopyTo(id[4..]);
        var count = Interlocked.Increment(ref _counter);
        id[9] = (byte)(count >> 16);
        id[10] = (byte)(count >> 8);
        id[11] = (byte)count;
    }

    /// <summary>Seconds in the upper half; a counter that is never zero in the lower.</summary>
    public ulong Timestamp() => ((ulong)time.GetUtcNow().ToUnixTimeSeconds() << 32) | (uint)(Interlocked.Increment(ref _counter) & 0xFFFFFF) | 0x1000000;

    public RawValue Next()
    {
        Span<byte> id = stackalloc byte[12];
        Write(id);
        return RawValue.FromObjectId(id);
    }
}
