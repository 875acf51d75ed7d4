namespace MongoDB.Driver.Wire;

/// <content>Finding a server that is not known to be there.</content>
internal sealed partial class ConnectionPool
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LocalThreshold = TimeSpan.FromMilliseconds(15);

    private readonly SemaphoreSlim _selection = new(1, 1);
    private volatile Exception? _cause;

    /// <summary>Waits until the server answers or time is up. One operation tries at a time, the others wait for what it finds.</summary>
    private async Task<MongoConnection> SelectAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var timeout = new CancellationTokenSource(_settings.ServerSelectionTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _selection.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                if (!_known)
                {
                    return await TryUntilFoundAsync(either.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                _selection.Release();
            }

            return await OpenAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = _cause ?? new TimeoutException("The attempt to connect was not answered.");
            throw ServerSelectionTimeout.Create(_server, _time.GetElapsedTime(started), LocalThreshold, cause);
        }
    }

    private async Task<MongoConnection> TryUntilFoundAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                RefuseReplicaSet(connection);
                _known = true;
                return connection;
            }
            catch (MongoConnectionException failure)
            {
                _cause = failure;
                await Task.Delay(RetryInterval, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void RefuseReplicaSet(MongoConnection connection)
    {
        if (connection.Hello.IsReplicaSetMember && !_settings.DirectConnection)
        {
            connection.Dispose();
            throw GenuinePackage.NeededFor($"The replica set at {_settings.Server}");
        }
    }
}
