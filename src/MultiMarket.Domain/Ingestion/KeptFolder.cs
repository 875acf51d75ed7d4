namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// A folder that stays open from one file to the next. Whether its name still means the same folder is looked at again after some
/// milliseconds, and one that is not used is closed, so that nobody who wants to take it away or unmount it is kept from it.
/// </summary>
/// <param name="open">Opens it; null when that is not possible.</param>
internal sealed class KeptFolder(Func<OpenFolder?> open)
{
    private const int TrustedFor = 10;
    private const int ClosedAfter = 100;

    private volatile Kept? _kept;

    /// <summary>The folder; null when it cannot be opened.</summary>
    public OpenFolder? Folder
    {
        get
        {
            var now = Environment.TickCount64;
            if (_kept is { } kept && now - kept.Since < TrustedFor) return kept.Folder;
            if (open() is not { } folder) return null;
            _kept = new Kept(folder, now);
            return folder;
        }
    }

    private sealed class Kept
    {
        private readonly Timer _closing;

        public Kept(OpenFolder folder, long since)
        {
            (Folder, Since) = (folder, since);
            _closing = new Timer(_ => Close(), null, ClosedAfter, Timeout.Infinite);
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
