using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

/// <summary>A cursor on the server; batches are fetched as they are wanted.</summary>
internal sealed class BatchCursor : IAsyncCursor<BsonDocument>
{
    private const int CursorNotFound = 43;
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(10);

    private readonly CommandRunner _runner;
    private readonly string _database;
    private readonly string _collection;
    private readonly int? _batchSize;
    private CursorBatch _batch;
    private List<BsonDocument>? _current;
    private long _remaining;
    private bool _started;
    private bool _disposed;

    private BatchCursor(CommandRunner runner, CursorBatch first, string database, int? batchSize, int? limit)
    {
        _runner = runner;
        _batch = first;
        _batchSize = batchSize;
        _remaining = limit is > 0 ? limit.Value : long.MaxValue;
        var dot = first.Namespace.IndexOf('.', StringComparison.Ordinal);
        _database = dot > 0 ? first.Namespace[..dot] : database;
        _collection = first.Namespace[(dot + 1)..];
    }

    public IEnumerable<BsonDocument> Current
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _current ?? throw new InvalidOperationException(_started
                ? "Enumeration already finished."
                : "Enumeration has not started. Call MoveNextAsync.");
        }
    }

    /// <summary>Runs a command that answers with a cursor.</summary>
    public static async Task<BatchCursor> OpenAsync(
        CommandRunner runner, string database, BsonDocument command, int? batchSize, CancellationToken cancellationToken, int? limit = null)
    {
        using var scope = await runner.BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        using var reply = await scope.RunRawAsync(database, command, cancellationToken).ConfigureAwait(false);
        return new BatchCursor(runner, CursorBatch.Read(reply), database, batchSize, limit);
    }

    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_started)
        {
            if (_batch.CursorId == 0 || _remaining <= 0)
            {
                _current = null;
                return false;
            }

            _batch = await FetchAsync(cancellationToken).ConfigureAwait(false);
        }

        _started = true;
        _current = _batch.Documents;
        _remaining -= _current.Count;
        return true;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            if (_batch.CursorId != 0)
            {
                _ = KillAsync();
            }
        }
    }

    private async Task<CursorBatch> FetchAsync(CancellationToken cancellationToken)
    {
        var size = _batchSize is > 0 && _remaining < _batchSize ? (int)_remaining : _batchSize;
        var command = new BsonDocument
        {
            { "getMore", _batch.CursorId },
            { "collection", _collection },
            { "batchSize", () => size!.Value, size is > 0 },
        };
        using var scope = await _runner.BeginAsync(acknowledged: true, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reply = await scope.RunRawAsync(_database, command, cancellationToken).ConfigureAwait(false);
            return CursorBatch.Read(reply);
        }
        catch (MongoCommandException failure) when (failure.Code == CursorNotFound)
        {
            throw new MongoCursorNotFoundException(scope.Connection.Id, _batch.CursorId, command);
        }
    }

    /// <summary>Spares the server the wait until it closes an idle cursor by itself; if that fails, the wait is all that is lost.</summary>
    private async Task KillAsync()
    {
        using var timeout = new CancellationTokenSource(KillTimeout, TimeProvider.System);
        try
        {
            var command = new BsonDocument { { "killCursors", _collection }, { "cursors", new BsonArray { _batch.CursorId } } };
            await _runner.RunAsync(_database, command, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is MongoException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits for the answer.
        }
    }
}
