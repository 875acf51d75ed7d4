using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>The writer thread. Whatever arrived while the last flush ran goes into the next transaction together.</summary>
internal sealed class GroupCommitWriter : IDisposable
{
    private const int MaxOperations = 256;
    private const long MaxBytes = 8L * 1024 * 1024;

    /// <summary>Rows that indexes catch up with in one pause; more would keep a writer waiting.</summary>
    private const int IdleCatchUpRows = 100_000;

    private static readonly TimeSpan IdleBeforeCatchUp = TimeSpan.FromMilliseconds(50);

    private readonly WriteQueue _queue = new();
    private readonly ILogger _logger;
    private readonly WriteSession _session;
    private readonly Thread _thread;
    private volatile CatalogSnapshot _published;
    private long _commits;
    private long _writes;
    private bool _failing;

    /// <exception cref="StorageException">The catalog cannot be read.</exception>
    public GroupCommitWriter(SqliteConnection connection, ILogger logger)
    {
        _logger = logger;
        _published = DataFile.LoadCatalog(connection);
        _session = new WriteSession(connection, _published);
        _session.FindLag();
        _thread = new Thread(Run) { IsBackground = true, Name = "warehouse-writer" };
        _thread.Start();
    }

    public CatalogSnapshot Published => _published;

    /// <summary>Transactions committed since the start, each with one flush to disk.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Writes that those transactions carried.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    public Task<T> Enqueue<T>(Func<WriteSession, T> operation)
    {
        var write = new PendingWrite<T>(operation);
        return _queue.TryAdd(write) ? write.Task : throw new MongoErrorException(MongoErrorCode.InterruptedAtShutdown, "interrupted at shutdown");
    }

    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
    }

    private void Run()
    {
        var batch = new List<PendingWrite>();
        while (!_queue.IsCompleted)
        {
            if (!_queue.TryTake(_session.HasLag ? IdleBeforeCatchUp : Timeout.InfiniteTimeSpan, out var first))
            {
                CatchUp();
                continue;
            }

            batch.Clear();
            batch.Add(first);
            if (!TryRunTogether(batch) && batch.Count > 1)
            {
                // One of them broke the transaction; alone, the others succeed.
                foreach (var write in batch)
                    TryRunTogether([write], alone: true);
            }
        }
    }

    /// <summary>Uses a pause. A failure leaves the indexes behind, which costs time and nothing else.</summary>
    private void CatchUp()
    {
        try
        {
            _session.Begin();
            _session.CatchUpSome(IdleCatchUpRows);
            _session.Commit();
            _published = _session.Catalog;
        }
        catch (Exception e)
        {
            _session.Rollback();
            _logger.LogError(e, "An index of the embedded warehouse could not catch up with its documents; queries read the documents themselves meanwhile");
        }
    }

    private bool TryRunTogether(List<PendingWrite> batch, bool alone = false)
    {
        try
        {
            _session.Begin();
            batch[0].Execute(_session);
            while (!alone && batch.Count < MaxOperations && _session.PendingBytes < MaxBytes && _queue.TryTake(out var next))
            {
                batch.Add(next);
                next.Execute(_session);
            }

            _session.CatchUpLate();
            _session.Commit();
        }
        catch (Exception error)
        {
            _session.Rollback();
            if (batch.Count == 1)
            {
                Tell(error);
                batch[0].Fail(Translate(error));
            }

            return false;
        }

        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _writes, batch.Count);
        if (_failing)
            _logger.LogInformation("The embedded warehouse writes to its file again");
        _failing = false;
        _published = _session.Catalog;
        foreach (var write in batch)
            write.Complete();
        return true;
    }

    /// <summary>Logs the first of a row of failures: clients try again, and each try would repeat it.</summary>
    private void Tell(Exception error)
    {
        if (!_failing)
            _logger.LogError("The embedded warehouse could not write to its file: {Reason}. Clients are told; the next write tries again", error.Message);
        _failing = true;
    }

    private static Exception Translate(Exception error) => error switch
    {
        StorageException { IsDiskFull: true } => new MongoErrorException(MongoErrorCode.OutOfDiskSpace, $"the warehouse's disk is full: {error.Message}"),
        StorageException => new MongoErrorException(MongoErrorCode.UnknownError, $"the warehouse file refused the write: {error.Message}"),
        _ => error,
    };
}
