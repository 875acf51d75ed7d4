namespace MultiMarket.Dashboard.Live;

/// <summary>One viewer of a feed, until it is disposed.</summary>
public sealed class LiveView<TAnswer> : IDisposable
    where TAnswer : class
{
    private readonly LiveFeed<TAnswer> _feed;
    private readonly Action _changed;
    private int _notified;

    internal LiveView(LiveFeed<TAnswer> feed, Action changed)
    {
        (_feed, _changed) = (feed, changed);
        feed.Add(this);
    }

    /// <summary>The latest answer.</summary>
    public Snapshot<TAnswer> Current => _feed.Current;

    /// <summary>Completes when there is an answer or a reason why there is none.</summary>
    public Task First => _feed.First;

    public void Dispose() => _feed.Remove(this);

    /// <summary>
    /// Tells the viewer on a thread of its own, once however often it is called meanwhile: whoever is slow to draw delays nobody else.
    /// </summary>
    internal void Notify()
    {
        if (Interlocked.Exchange(ref _notified, 1) == 1) return;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            Volatile.Write(ref _notified, 0);
            _changed();
        });
    }
}
