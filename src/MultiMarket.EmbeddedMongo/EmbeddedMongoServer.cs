using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Commands;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo;

/// <summary>
/// A server in this process that MongoDB clients can talk to. Documents lie in one SQLite file; a write that is
/// acknowledged is on disk.
/// </summary>
public sealed class EmbeddedMongoServer : IAsyncDisposable
{
    /// <summary>Time for the system to find what it lacks, such as file handles.</summary>
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Seconds without a sign of life after which a client's machine is asked for one.</summary>
    private const int KeepAliveSeconds = 120;

    private readonly Socket _listener;
    private readonly ServerContext _server;
    private readonly CommandDispatcher _dispatcher;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Task _accepting;
    private readonly Task _expiring;
    private Task? _stopped;
    private int _nextConnection;

    private EmbeddedMongoServer(Socket listener, ServerContext server)
    {
        _listener = listener;
        _server = server;
        var endpoint = (IPEndPoint)listener.LocalEndPoint!;
        Port = endpoint.Port;
        server.Port = Port;
        ConnectionString = $"mongodb://{endpoint.Address}:{Port.ToString(CultureInfo.InvariantCulture)}";
        _dispatcher = new CommandDispatcher(server);
        _accepting = AcceptAsync();
        _expiring = server.Expiry.RunAsync(_stopping.Token);
    }

    /// <summary>The TCP port that the server listens on.</summary>
    public int Port { get; }

    /// <summary>What clients connect with, e.g. <c>mongodb://127.0.0.1:27117</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the data file and starts to listen.</summary>
    /// <exception cref="EmbeddedMongoException">The port is taken, or the file cannot be written or belongs to another process.</exception>
    public static Task<EmbeddedMongoServer> StartAsync(EmbeddedMongoOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        return Task.Run(() => Start(options, logger, cancellationToken), cancellationToken);
    }

    /// <summary>Stops accepting, ends the connections, finishes the writes that wait and closes the file. May be called twice.</summary>
    public Task StopAsync()
    {
        lock (_gate)
            return _stopped ??= StopCoreAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private static EmbeddedMongoServer Start(EmbeddedMongoOptions options, ILogger logger, CancellationToken cancellation)
    {
        // The port first: it is the cheaper one to find taken, and then no file has been made in vain.
        var listener = Listen(options);
        StorageEngine? storage = null;
        try
        {
            storage = new StorageEngine(options.DataFile, logger);
            cancellation.ThrowIfCancellationRequested();
            return new EmbeddedMongoServer(listener, new ServerContext(options, storage, logger));
        }
        catch
        {
            storage?.Dispose();
            listener.Dispose();
            throw;
        }
    }

    private static Socket Listen(EmbeddedMongoOptions options)
    {
        var endpoint = new IPEndPoint(options.Address, options.Port);
        var listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(endpoint);
            // Binding alone does not fail on every system when somebody else listens.
            listener.Listen(512);
            return listener;
        }
        catch (SocketException e)
        {
            listener.Dispose();
            var reason = e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program uses the port" : e.Message;
            throw new EmbeddedMongoException($"The warehouse cannot listen on {endpoint}: {reason}. Stop that program, or choose another port.", e);
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                _server.Logger.LogWarning("The embedded warehouse could not accept a connection: {Reason}", e.Message);
                await Task.Delay(AcceptPause, _server.Time).ConfigureAwait(false);
                continue;
            }

            Serve(socket);
        }
    }

    private void Serve(Socket socket)
    {
        if (_server.OpenConnections >= _server.Options.MaxConnections)
        {
            Interlocked.Increment(ref _server.RefusedConnections);
            _server.Logger.LogWarning("The embedded warehouse refused a connection: {Limit} are open already", _server.Options.MaxConnections);
            socket.Dispose();
            return;
        }

        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);

        Interlocked.Increment(ref _server.AcceptedConnections);
        Interlocked.Increment(ref _server.OpenConnections);
        var connection = new ClientConnection(socket, ++_nextConnection, _dispatcher, _server, _stopping.Token);
        var serving = Task.Run(async () =>
        {
            using (connection)
                await connection.RunAsync().ConfigureAwait(false);
        });
        lock (_gate)
            _connections.Add(serving);
        _ = serving.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Ended(Task serving)
    {
        Interlocked.Decrement(ref _server.OpenConnections);
        if (serving.Exception is { } error)
            _server.Logger.LogError(error.InnerException, "A connection of the embedded warehouse failed");
        lock (_gate)
            _connections.Remove(serving);
    }

    private async Task StopCoreAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await _expiring.ConfigureAwait(false);
        Task[] connections;
        lock (_gate)
            connections = [.. _connections];
        await Task.WhenAll(connections).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        _server.Dispose();
        _server.Storage.Dispose();
        _stopping.Dispose();
    }
}
