namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// A folder that stays open from one file to the next. Whether its name still means the same folder is looked at again after some
/// milliseconds, and one that is not used is closed, so that nobody who wants to take it away or unmount it is kept from it.
/// </summary>
/// <param name="open">Opens it; null when that is not possible.</param>
/// <param name="time">The clock.</param>
internal sealed class KeptFolder(Func<OpenFolder?> open, TimeProvider time)
{
    private static readonly TimeSpan TrustedFor = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromMilliseconds(100);

    private volatile Kept? _kept;

    /// <summary>The folder; null when it cannot be opened.</summary>
    public OpenFolder? Folder
    {
        get
        {
            var now = time.GetTimestamp();
            if (_kept is { } kept && time.GetElapsedTime(kept.Since, now) < TrustedFor) return kept.Folder;
            if (open() is not { } folder) return null;
            _kept = new Kept(folder, now, time);
            return folder;
        }
    }

    private sealed class Kept
    {
        private readonly ITimer _closing;

        public Kept(OpenFolder folder, long since, TimeProvider time)
        {
            (Folder, Since) = (folder, since);
            // Set going once it stands in its field: a thread may be held up between the two for longer than the timer waits.
            _closing = time.CreateTimer(static kept => ((Kept)kept!).Close(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _closing.Change(ClosedAfter, Timeout.InfiniteTimeSpan);
        }

        public OpenFolder Folder { get; }

        public long Since { get; }

        private void Close()
        {
            Folder.Dispose();
            _closing.Dispose();
        }
    }
}
