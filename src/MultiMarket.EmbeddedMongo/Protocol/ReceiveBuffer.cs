using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;

namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>
/// The bytes that a client has sent and nobody has taken yet. It grows with what has arrived, not with what a header
/// announces, and shrinks again when a large message is gone.
/// </summary>
internal sealed class ReceiveBuffer(Socket socket, Patience patience) : IDisposable
{
    private const int InitialSize = 16 * 1024;

    /// <summary>What a resting connection may keep, since a thousand of them may rest.</summary>
    private const int LargestResting = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;

    /// <summary>The length that the next message announces; its header must have arrived.</summary>
    public int NextLength => BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start));

    /// <summary>Whether another message is there already.</summary>
    public bool HasWholeMessage => Available >= Wire.HeaderLength && NextLength <= Available;

    private int Available => _end - _start;

    /// <summary>Makes sure that so many bytes are there; false when the client has closed before the first of them.</summary>
    /// <exception cref="WireFormatException">The client closed inside of a message.</exception>
    /// <exception cref="StalledClientException">The client has begun a message and does not go on.</exception>
    public async ValueTask<bool> FillAsync(int count)
    {
        while (Available < count)
        {
            MakeRoom(count);
            var receiving = socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, patience.Token);
            var received = Available == 0
                ? await receiving.ConfigureAwait(false)
                : await patience.LimitAsync(receiving, "the client has sent half a message and no more").ConfigureAwait(false);
            if (received == 0)
                return Available == 0 ? false : throw new WireFormatException("the connection ended inside of a message");
            _end += received;
        }

        return true;
    }

    /// <summary>The next bytes; valid until the next fill.</summary>
    public ReadOnlyMemory<byte> Take(int count)
    {
        var taken = _buffer.AsMemory(_start, count);
        _start += count;
        return taken;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private void MakeRoom(int count)
    {
        var available = Available;
        if (available == 0)
        {
            if (_buffer.Length > LargestResting)
                MoveTo(ArrayPool<byte>.Shared.Rent(InitialSize));
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            var wanted = Math.Min(count, 2 * available);
            MoveTo(wanted > _buffer.Length ? ArrayPool<byte>.Shared.Rent(wanted) : _buffer);
        }
    }

    private void MoveTo(byte[] other)
    {
        var available = Available;
        _buffer.AsSpan(_start, available).CopyTo(other);
        if (other != _buffer)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = other;
        _start = 0;
        _end = available;
    }
}
