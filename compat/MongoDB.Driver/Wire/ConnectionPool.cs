using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Servers;

namespace MongoDB.Driver.Wire;

/// <summary>
/// The connections to the one server. While the server is known, a failure to connect is reported at once; after any failure it counts
/// as unknown, and operations wait for it as long as the selection time-out allows.
/// </summary>
internal sealed partial class ConnectionPool : IDisposable
{
    private readonly ConcurrentStack<MongoConnection> _idle = new();
    private readonly SemaphoreSlim _places;
    private readonly MongoClientSettings _settings;
    private readonly ServerId _server;
    private readonly TimeProvider _time;
    private volatile bool _known;
    private int _generation;
    private volatile bool _disposed;

    public ConnectionPool(MongoClientSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _server = new ServerId(new ClusterId(), new DnsEndPoint(settings.Server.Host, settings.Server.Port));
        _places = new SemaphoreSlim(settings.MaxConnectionPoolSize > 0 ? settings.MaxConnectionPoolSize : int.MaxValue);
    }

    /// <exception cref="TimeoutException">No server, or no free connection, in time.</exception>
    /// <exception cref="MongoConnectionException">The server was there and is not any more.</exception>
    public async ValueTask<MongoConnection> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, typeof(MongoClient));
        if (!await _places.WaitAsync(_settings.WaitQueueTimeout, cancellationToken).ConfigureAwait(false))
        {
            throw new TimeoutException($"Timed out waiting for a connection after {_settings.WaitQueueTimeout.TotalMilliseconds:0}ms.");
        }

        try
        {
            while (_idle.TryPop(out var idle))
            {
                if (IsFresh(idle))
                {
                    return idle;
                }

                idle.Dispose();
            }

            var connection = _known ? await OpenAsync(cancellationToken).ConfigureAwait(false) : await SelectAsync(cancellationToken).ConfigureAwait(false);
            return await AuthenticateAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>A connection that is free at this moment, or none.</summary>
    public bool TryTakeIdle([NotNullWhen(true)] out MongoConnection? connection)
    {
        connection = null;
        if (!_places.Wait(0))
        {
            return false;
        }

        while (_idle.TryPop(out connection))
        {
            if (IsFresh(connection))
            {
                return true;
            }

            connection.Dispose();
        }

        _places.Release();
        return false;
    }

    public void Release(MongoConnection connection)
    {
        if (connection.HasFailed)
        {
            Forget(connection.Generation, null);
        }

        connection.LastUsedAt = _time.GetUtcNow();
        if (IsFresh(connection))
        {
            _idle.Push(connection);
        }
        else
        {
            connection.Dispose();
        }

        _places.Release();
        if (_disposed)
        {
            DisposeIdle();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        DisposeIdle();
    }

    private void DisposeIdle()
    {
        while (_idle.TryPop(out var idle))
        {
            idle.Dispose();
        }
    }

    private bool IsFresh(MongoConnection connection)
    {
        var now = _time.GetUtcNow();
        return !_disposed
            && connection.IsUsable
            && connection.Generation == Volatile.Read(ref _generation)
            && now - connection.LastUsedAt < _settings.MaxConnectionIdleTime
            && now - connection.OpenedAt < _settings.MaxConnectionLifeTime;
    }

    /// <summary>The server counts as unknown, and no connection of that generation is used again.</summary>
    private void Forget(int generation, Exception? cause)
    {
        if (Interlocked.CompareExchange(ref _generation, generation + 1, generation) == generation)
        {
            _known = false;
            _cause = cause;
        }
    }

    private async Task<MongoConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        try
        {
            return await MongoConnection.OpenAsync(_server, _settings, generation, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoConnectionException failure)
        {
            Forget(generation, failure);
            throw;
        }
    }

    private async Task<MongoConnection> AuthenticateAsync(MongoConnection connection, CancellationToken cancellationToken)
    {
        if (_settings.Credential is not { } credential)
        {
            return connection;
        }

        try
        {
            await ScramSha256.AuthenticateAsync(connection, credential, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
