using System.Net;
using System.Net.Sockets;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Servers;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>One socket to the server. Used by one operation at a time; after an error it must be disposed.</summary>
internal sealed partial class MongoConnection : IDisposable
{
    private const int LargestKeptBuffer = 4 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly TimeSpan _socketTimeout;
    private BsonBufferWriter _writer = new(16 * 1024);

    private MongoConnection(Socket socket, ServerId server, TimeSpan socketTimeout, int generation, DateTimeOffset openedAt)
    {
        _socket = socket;
        _socketTimeout = socketTimeout;
        Id = new ConnectionId(server);
        Generation = generation;
        OpenedAt = LastUsedAt = openedAt;
    }

    public ConnectionId Id { get; private set; }

    public HelloReply Hello { get; private set; } = null!;

    /// <summary>The state of the pool in which this connection was opened; the pool drops connections of an earlier one.</summary>
    public int Generation { get; }

    public DateTimeOffset OpenedAt { get; }

    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>False once bytes may be lost or left over; such a connection is not used again.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>True once the socket failed: a sign that the server is gone, where a cancelled operation is none.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Where the next message is written.</summary>
    public BsonBufferWriter Writer => _writer;

    /// <summary>Connects and exchanges greetings; does not authenticate.</summary>
    public static async Task<MongoConnection> OpenAsync(
        ServerId server, MongoClientSettings settings, int generation, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        MongoConnection? connection = null;
        using var timeout = new CancellationTokenSource(settings.ConnectTimeout > TimeSpan.Zero ? settings.ConnectTimeout : Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await ConnectAsync(socket, server.EndPoint, either.Token).ConfigureAwait(false);
            connection = new MongoConnection(socket, server, settings.SocketTimeout, generation, time.GetUtcNow());
            await connection.GreetAsync(settings, either.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception failure)
        {
            var id = connection?.Id ?? new ConnectionId(server);
            connection?.Dispose();
            socket.Dispose();
            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            var cause = failure is OperationCanceledException
                ? new TimeoutException($"Timed out connecting to {EndPointText.Of(server.EndPoint)}. Timeout was {settings.ConnectTimeout}.", failure)
                : failure is MongoConnectionException { InnerException: { } inner } ? inner : failure;
            throw new MongoConnectionException(id, "An exception occurred while opening a connection to the server.", cause);
        }
    }

    /// <summary>Sends what <see cref="Writer"/> holds.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        IsUsable = false;
        try
        {
            var rest = _writer.WrittenMemory;
            while (rest.Length > 0)
            {
                rest = rest[await _socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
            }
        }
        catch (SocketException failure)
        {
            HasFailed = true;
            throw new MongoConnectionException(Id, "An exception occurred while sending a message to the server.", failure);
        }

        if (_writer.Length > LargestKeptBuffer)
        {
            _writer.Dispose();
            _writer = new BsonBufferWriter(16 * 1024);
        }

        IsUsable = true;
    }

    /// <summary>As <see cref="SendAsync"/>, for a last short message on the way out.</summary>
    public void SendNow()
    {
        try
        {
            _socket.Send(_writer.Written);
        }
        catch (SocketException failure)
        {
            IsUsable = false;
            throw new MongoConnectionException(Id, "An exception occurred while sending a message to the server.", failure);
        }
    }

    /// <summary>Sends what <see cref="Writer"/> holds and reads the reply, which the caller disposes.</summary>
    public async ValueTask<ServerReply> ExchangeAsync(int requestId, CancellationToken cancellationToken)
    {
        if (_socketTimeout <= TimeSpan.Zero)
        {
            return await ExchangeCoreAsync(requestId, cancellationToken).ConfigureAwait(false);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_socketTimeout);
        try
        {
            return await ExchangeCoreAsync(requestId, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = new TimeoutException($"The server did not answer within {_socketTimeout}.", failure);
            throw new MongoConnectionException(Id, "An exception occurred while receiving a message from the server.", cause);
        }
    }

    public void Dispose()
    {
        IsUsable = false;
        _socket.Dispose();
        _writer.Dispose();
    }

    private static ValueTask ConnectAsync(Socket socket, EndPoint endPoint, CancellationToken cancellationToken) =>
        endPoint is DnsEndPoint dns && IPAddress.TryParse(dns.Host, out var address)
            ? socket.ConnectAsync(new IPEndPoint(address, dns.Port), cancellationToken)
            : socket.ConnectAsync(endPoint, cancellationToken);

    private async Task GreetAsync(MongoClientSettings settings, CancellationToken cancellationToken)
    {
        var requestId = Message.WriteQuery(_writer, HelloRequest.Create(settings));
        using var reply = await ExchangeCoreAsync(requestId, cancellationToken).ConfigureAwait(false);
        var document = reply.ToBsonDocument();
        CommandErrors.ThrowIfFailed(Id, "isMaster", new Bson.BsonDocument("isMaster", 1), document);
        Hello = new HelloReply(document);
        if (Hello.ConnectionId is { } number)
        {
            Id = Id.WithServerValue(number);
        }
    }

    private async ValueTask<ServerReply> ExchangeCoreAsync(int requestId, CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        IsUsable = false;
        ServerReply reply;
        try
        {
            reply = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or EndOfStreamException)
        {
            HasFailed = true;
            throw new MongoConnectionException(Id, "An exception occurred while receiving a message from the server.", failure);
        }

        if (reply.ResponseTo != requestId)
        {
            reply.Dispose();
            throw new MongoInternalException("The server answered another message than the one that was sent.");
        }

        IsUsable = true;
        return reply;
    }
}
