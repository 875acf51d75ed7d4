using System.Diagnostics.CodeAnalysis;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>
/// The writes that wait for the writer thread, which sleeps while there is none: to spin would take a core from those who make the
/// next write.
/// </summary>
internal sealed class WriteQueue
{
    private readonly Queue<PendingWrite> _waiting = new();
    private bool _closed;

    /// <summary>True when nothing waits and nothing more can come.</summary>
    public bool IsCompleted
    {
        get
        {
            lock (_waiting)
                return _closed && _waiting.Count == 0;
        }
    }

    /// <summary>False when the queue is closed.</summary>
    public bool TryAdd(PendingWrite write)
    {
        lock (_waiting)
        {
            if (_closed)
                return false;
            _waiting.Enqueue(write);
            Monitor.Pulse(_waiting);
            return true;
        }
    }

    /// <summary>Takes the write that waits longest, if there is one.</summary>
    public bool TryTake([MaybeNullWhen(false)] out PendingWrite write)
    {
        lock (_waiting)
            return _waiting.TryDequeue(out write);
    }

    /// <summary>Waits for a write; false when none came in time or none can come.</summary>
    /// <param name="patience">How long to wait; infinite until the queue is closed.</param>
    /// <param name="write">The write that waits longest.</param>
    public bool TryTake(TimeSpan patience, [MaybeNullWhen(false)] out PendingWrite write)
    {
        lock (_waiting)
        {
            var inTime = true;
            while (_waiting.Count == 0 && !_closed && inTime)
                inTime = Monitor.Wait(_waiting, patience);
            return _waiting.TryDequeue(out write);
        }
    }

    /// <summary>Takes no more; what waits is still to be taken.</summary>
    public void Close()
    {
        lock (_waiting)
        {
            _closed = true;
            Monitor.PulseAll(_waiting);
        }
    }
}
