using System.Collections.Concurrent;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Ingestion;

/// <summary>
/// File-system events of one folder as a bounded list of names. They are hints: what overflows or is lost is found by the next listing.
/// </summary>
internal sealed class FolderEvents : IDisposable
{
    private const int Capacity = 10_000;

    private readonly ConcurrentQueue<string> _names = new();
    private readonly string _folder;
    private readonly EntryIdentity? _identity;
    private readonly FileSystemWatcher _watcher;
    private readonly Action _wake;
    private int _count;
    private int _overflowed;
    private int _signalled;
    private int _broken;

    /// <param name="folder">The folder.</param>
    /// <param name="wake">Called from another thread when something happened since the last <see cref="Acknowledge"/>.</param>
    /// <exception cref="IOException">The system grants no more watches.</exception>
    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public FolderEvents(string folder, Action wake)
    {
        (_folder, _identity, _wake) = (folder, EntryIdentity.Of(folder), wake);
        _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName, IncludeSubdirectories = false, InternalBufferSize = 64 * 1024 };
        _watcher.Created += (_, e) => Hint(e.Name);
        _watcher.Renamed += (_, e) => Hint(e.Name);
        _watcher.Error += (_, e) => OnError(e.GetException());
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch
        {
            _watcher.Dispose();
            throw;
        }
    }

    /// <summary>
    /// False when no more events are to be expected: the system has ended the watch, or it is one of a folder that was moved or deleted
    /// and made again, of which no error tells.
    /// </summary>
    public bool IsAlive => Volatile.Read(ref _broken) == 0 && EntryIdentity.Of(_folder) == _identity;

    /// <summary>Names that wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The caller is about to look; whatever happens from here on wakes it again.</summary>
    public void Acknowledge() => Interlocked.Exchange(ref _signalled, 0);

    /// <summary>The next name, or null.</summary>
    public string? Next()
    {
        if (!_names.TryDequeue(out var name)) return null;
        Interlocked.Decrement(ref _count);
        return name;
    }

    /// <summary>True once after names were lost: the folder is to be listed.</summary>
    public bool TakeOverflow() => Interlocked.Exchange(ref _overflowed, 0) != 0;

    public void Dispose() => _watcher.Dispose();

    private void Hint(string? name)
    {
        if (name is null || !OrderFileNames.IsOrderFile(name)) return;
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Interlocked.Decrement(ref _count);
            Overflow();
            return;
        }

        _names.Enqueue(name);
        Signal();
    }

    // A watch that failed is not tried again before the next listing, however often it tells of it.
    private void OnError(Exception error)
    {
        if (error is InternalBufferOverflowException) Overflow();
        else Interlocked.Exchange(ref _broken, 1);
    }

    private void Overflow()
    {
        Interlocked.Exchange(ref _overflowed, 1);
        Signal();
    }

    private void Signal()
    {
        if (Interlocked.Exchange(ref _signalled, 1) == 0) _wake();
    }
}
