using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Commands;

namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>One client's connection: reads requests, answers them in order, and ends at the first malformed byte.</summary>
internal sealed class ClientConnection : IDisposable
{
    /// <summary>Replies of pipelined requests are sent together up to this size.</summary>
    private const int FlushThreshold = 256 * 1024;

    /// <summary>Small, since a thousand connections may rest.</summary>
    private const int InitialOutput = 4 * 1024;

    private readonly Socket _socket;
    private readonly CommandDispatcher _dispatcher;
    private readonly ServerContext _server;
    private readonly ClientSession _session;
    private readonly Patience _patience;
    private readonly ReceiveBuffer _input;
    private readonly CancellationToken _stopping;
    private BsonBufferWriter _output = new(InitialOutput);
    private int _nextReplyId = 1;

    public ClientConnection(Socket socket, int id, CommandDispatcher dispatcher, ServerContext server, CancellationToken stopping)
    {
        _socket = socket;
        _dispatcher = dispatcher;
        _server = server;
        _stopping = stopping;
        _session = new ClientSession(id, socket.RemoteEndPoint?.ToString() ?? "unknown");
        server.Operations.Add(_session);
        _patience = new Patience(server.Time, server.Options.StallTimeout, stopping);
        _input = new ReceiveBuffer(socket, _patience);
    }

    public async Task RunAsync()
    {
        try
        {
            while (await _input.FillAsync(Wire.HeaderLength).ConfigureAwait(false))
            {
                var length = _input.NextLength;
                var limit = _dispatcher.MaxMessageLength(_session);
                if (length < Wire.HeaderLength || length > limit)
                    throw new WireFormatException($"message length {length} is outside of {Wire.HeaderLength} to {limit}");
                await _input.FillAsync(length).ConfigureAwait(false);
                _server.Counters.Request(length);
                await AnswerAsync(_input.Take(length)).ConfigureAwait(false);
                if (_output.Length >= FlushThreshold || !_input.HasWholeMessage)
                    await FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WireFormatException or BsonFormatException or StalledClientException)
        {
            _server.Logger.LogWarning("Warehouse connection {Connection} from {Client} closed: {Reason}", _session.ConnectionId, _session.Client, e.Message);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            _server.Logger.LogDebug("Warehouse connection {Connection} from {Client} ended: {Reason}", _session.ConnectionId, _session.Client, e.Message);
        }
    }

    public void Dispose()
    {
        _server.Operations.Remove(_session);
        _socket.Dispose();
        _output.Dispose();
        _input.Dispose();
        _patience.Dispose();
    }

    private async Task AnswerAsync(ReadOnlyMemory<byte> message)
    {
        var request = WireRequest.Parse(message);
        var start = _output.Length;
        var frame = WireReply.Begin(_output, request, _nextReplyId++);
        await _dispatcher.ExecuteAsync(_session, request, _output, _stopping).ConfigureAwait(false);
        WireReply.End(_output, frame);
        if (!request.WantsReply)
            _output.Truncate(start);
    }

    private async ValueTask FlushAsync()
    {
        _server.Counters.Reply(_output.Length);
        var sent = 0;
        while (sent < _output.Length)
        {
            var sending = _socket.SendAsync(_output.WrittenMemory[sent..], SocketFlags.None, _patience.Token);
            sent += await _patience.LimitAsync(sending, "the client does not read its replies").ConfigureAwait(false);
        }

        // A connection that rests after a large reply must not keep the memory for it.
        if (_output.Length > FlushThreshold)
        {
            _output.Dispose();
            _output = new BsonBufferWriter(InitialOutput);
        }

        _output.Clear();
    }
}
