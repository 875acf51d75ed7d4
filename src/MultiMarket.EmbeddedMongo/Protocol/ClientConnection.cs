using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Commands;

namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>One client's connection: reads requests, answers them in order, and ends at the first malformed byte.</summary>
internal sealed class ClientConnection(Socket socket, int id, CommandDispatcher dispatcher, ILogger logger) : IDisposable
{
    /// <summary>Replies of pipelined requests are sent together up to this size.</summary>
    private const int FlushThreshold = 256 * 1024;

    private const int InitialBuffer = 64 * 1024;

    private readonly BsonBufferWriter _output = new(InitialBuffer);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int _start;
    private int _end;
    private int _nextReplyId = 1;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var session = new ClientSession(id, socket.RemoteEndPoint?.ToString() ?? "unknown");
        try
        {
            while (await FillAsync(Wire.HeaderLength, cancellation).ConfigureAwait(false))
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start));
                var limit = dispatcher.MaxMessageLength(session);
                if (length < Wire.HeaderLength || length > limit)
                    throw new WireFormatException($"message length {length} is outside of {Wire.HeaderLength} to {limit}");
                if (!await FillAsync(length, cancellation).ConfigureAwait(false))
                    throw new WireFormatException("the connection ended inside of a message");

                await AnswerAsync(session, _buffer.AsMemory(_start, length), cancellation).ConfigureAwait(false);
                _start += length;
                if (_output.Length >= FlushThreshold || !HasWholeMessage())
                    await FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WireFormatException or BsonFormatException)
        {
            logger.LogWarning("Warehouse connection {Connection} from {Client} closed: {Reason}", id, session.Client, e.Message);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            logger.LogDebug("Warehouse connection {Connection} from {Client} ended: {Reason}", id, session.Client, e.Message);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _output.Dispose();
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private async Task AnswerAsync(ClientSession session, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        var request = WireRequest.Parse(message);
        var start = _output.Length;
        var frame = WireReply.Begin(_output, request, _nextReplyId++);
        await dispatcher.ExecuteAsync(session, request, _output, cancellation).ConfigureAwait(false);
        WireReply.End(_output, frame);
        if (!request.WantsReply)
            _output.Truncate(start);
    }

    private bool HasWholeMessage()
    {
        var available = _end - _start;
        return available >= Wire.HeaderLength && BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start)) <= available;
    }

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        var sent = 0;
        while (sent < _output.Length)
            sent += await socket.SendAsync(_output.WrittenMemory[sent..], SocketFlags.None, cancellation).ConfigureAwait(false);
        _output.Clear();
    }

    /// <summary>Makes sure that so many bytes are there; false when the client has closed before the first of them.</summary>
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellation)
    {
        if (_end - _start >= count)
            return true;
        MakeRoom(count);
        while (_end - _start < count)
        {
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellation).ConfigureAwait(false);
            if (received == 0)
                return _end == _start ? false : throw new WireFormatException("the connection ended inside of a message");
            _end += received;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        var length = _end - _start;
        // A buffer that grew for one large message is given back once the large message is gone.
        if (count > _buffer.Length || (_buffer.Length > 4 * 1024 * 1024 && Math.Max(count, length) <= InitialBuffer))
        {
            var other = ArrayPool<byte>.Shared.Rent(Math.Max(count, InitialBuffer));
            _buffer.AsSpan(_start, length).CopyTo(other);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = other;
        }
        else if (_start > 0)
        {
            _buffer.AsSpan(_start, length).CopyTo(_buffer);
        }

        _start = 0;
        _end = length;
    }
}
