using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;

namespace MongoDB.Driver.Wire;

/// <content>Reading replies into buffers of the shared pool.</content>
internal sealed partial class MongoConnection
{
    private const int FirstRead = 8 * 1024;
    private const int LargestReply = 64 * 1024 * 1024;

    private async ValueTask<ServerReply> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        try
        {
            // Nothing follows a reply until the next message is sent, so that whatever arrives belongs to it.
            var received = await FillAsync(buffer, 0, Message.HeaderLength, cancellationToken).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
            if (length is < Message.HeaderLength or > LargestReply)
            {
                throw new MongoInternalException($"The server announced a message of {length} bytes.");
            }

            if (length > buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length);
                buffer.AsSpan(0, received).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            await FillAsync(buffer, received, length, cancellationToken).ConfigureAwait(false);
            return new ServerReply(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private async ValueTask<int> FillAsync(byte[] buffer, int received, int wanted, CancellationToken cancellationToken)
    {
        while (received < wanted)
        {
            var count = await _socket.ReceiveAsync(buffer.AsMemory(received), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            received += count > 0 ? count : throw new EndOfStreamException("Attempted to read past the end of the stream.");
        }

        return received;
    }
}
