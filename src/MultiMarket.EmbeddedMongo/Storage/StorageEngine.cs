using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>
/// Owns the data file: one writer thread, which puts the waiting writes of all connections into one transaction and one
/// flush, and a pool of reading connections, each on its own snapshot.
/// </summary>
internal sealed class StorageEngine : IDisposable
{
    private const int PooledReaders = 16;

    private readonly FileStream _ownership;
    private readonly SqliteConnection _writing;
    private readonly GroupCommitWriter _writer;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private volatile bool _closed;

    /// <exception cref="EmbeddedMongoException">The file cannot be written, is foreign, or belongs to another running process.</exception>
    public StorageEngine(string file, ILogger logger)
    {
        File = Path.GetFullPath(file);
        _ownership = Own(File);
        try
        {
            _writing = DataFile.OpenForWriting(File);
            _writer = Start(_writing, File, logger);
        }
        catch
        {
            _writing?.Dispose();
            _ownership.Dispose();
            throw;
        }
    }

    public string File { get; }

    /// <summary>Transactions committed since the start, each with one flush to disk.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Writes of clients that those transactions carried.</summary>
    public long Writes => _writer.Writes;

    /// <summary>The catalog as of the last commit.</summary>
    public CatalogSnapshot Catalog => _writer.Published;

    /// <summary>Runs an operation on the writer thread.</summary>
    /// <param name="operation">May run a second time after a failed transaction, so it must keep its state inside.</param>
    /// <returns>Completes when the operation's changes are on disk.</returns>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> operation) => _writer.Enqueue(operation);

    /// <summary>Opens a snapshot of the file together with the catalog that belongs to it.</summary>
    public ReadSession BeginRead()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_readers.TryTake(out var connection))
            connection = DataFile.OpenForReading(File);
        try
        {
            while (true)
            {
                var catalog = Catalog;
                connection.Prepare("BEGIN").Run();
                if (DataFile.ReadVersion(connection) == catalog.Version)
                    return new ReadSession(this, connection, catalog);
                // A commit came between the two; the catalog follows within microseconds.
                connection.Prepare("COMMIT").Run();
                Thread.Yield();
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal void Return(SqliteConnection connection)
    {
        if (_closed || _readers.Count >= PooledReaders)
            connection.Dispose();
        else
            _readers.Add(connection);
    }

    /// <summary>Finishes the writes that wait, folds the write-ahead log into the file and closes it.</summary>
    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _writing.Dispose();
        _ownership.Dispose();
    }

    private static GroupCommitWriter Start(SqliteConnection connection, string file, ILogger logger)
    {
        try
        {
            return new GroupCommitWriter(connection, logger);
        }
        catch (StorageException e)
        {
            throw DataFile.Unusable(file, e);
        }
    }

    private static FileStream Own(string file)
    {
        var path = file + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedMongoException($"The warehouse file {file} cannot be written: {e.Message} Choose a folder that this user may write to.", e);
        }
        catch (IOException e) when (System.IO.File.Exists(path))
        {
            throw new EmbeddedMongoException($"The warehouse file {file} is in use by another process. Stop that one, or choose another file.", e);
        }
        catch (IOException e)
        {
            throw new EmbeddedMongoException($"The warehouse file {file} cannot be written: {e.Message}. Choose a folder that exists or can be made.", e);
        }
    }
}
