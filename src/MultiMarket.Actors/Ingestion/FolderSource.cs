using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Ingestion;

/// <summary>The names in one folder: first those that events hint at, then those of a listing, which is the truth.</summary>
internal sealed class FolderSource(Channel channel, IOrderFolders folders, Action wake) : IDisposable
{
    // From here on it is a backlog, whether it was listed or hinted at: every file that leaves the folder would cost an event that says
    // nothing of use.
    private const int BacklogThreshold = 2_000;

    private FolderEvents? _events;
    private IFolderListing? _listing;
    private int _listed;
    private long _ignored;
    private long _irregular;
    private long _irregularBefore;

    /// <summary>Entries of the last whole listing that are no order files, by their name or by what they turned out to be.</summary>
    public long Ignored => _ignored + Math.Max(_irregular, _irregularBefore);

    /// <summary>Why the folder cannot be listed, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Why there are no events and listings alone must do, or null.</summary>
    public string? EventTrouble { get; private set; }

    public bool IsListing => _listing is not null;

    /// <summary>Begins a listing and connects the events where they are missing; does neither while a listing is in progress.</summary>
    public void BeginListing()
    {
        if (_listing is not null) return;
        List();

        // After the listing has proved the folder, and before it reads the first name: nothing slips through in between.
        if (_listing is not null) Connect();
    }

    /// <summary>Answers a wake-up. True when names were lost and a listing is due.</summary>
    public bool Acknowledge()
    {
        _events?.Acknowledge();
        return _events?.TakeOverflow() ?? false;
    }

    /// <summary>A name of the listing is a link, a pipe or the like.</summary>
    public void CountIrregular() => _irregular++;

    /// <summary>The next name, or null when there is none for the moment.</summary>
    public string? Next()
    {
        if (_events?.Count >= BacklogThreshold) ListInstead();
        if (_events?.Next() is { } hinted) return hinted;
        if (_listing is null) return null;
        string? name = null;
        Guard(() => name = _listing.Next());
        if (name is null) EndListing();
        else if (++_listed == BacklogThreshold) SuspendEvents();
        return name;
    }

    public void Dispose()
    {
        _listing?.Dispose();
        _events?.Dispose();
    }

    private void EndListing()
    {
        if (_listing is null) return;
        _ignored = _listing.Ignored;
        _listing.Dispose();
        _listing = null;
    }

    private void List()
    {
        _listed = 0;
        (_irregularBefore, _irregular) = (_irregular, 0);
        Guard(() => _listing = folders.List(channel));
    }

    // A listing that is under way may be past the names that wait.
    private void ListInstead()
    {
        SuspendEvents();
        _listing?.Dispose();
        _listing = null;
        List();
    }

    private void Guard(Action look)
    {
        try
        {
            look();
            Trouble = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder may be another one when it is back, so that the watch on this one is worth nothing.
            Trouble = e.Message;
            _events?.Dispose();
            _events = null;
        }
    }

    // Whatever comes while nobody listens is found by the next listing, which connects the events again.
    private void SuspendEvents()
    {
        _events?.Dispose();
        _events = null;
    }

    private void Connect()
    {
        try
        {
            if (_events is { IsAlive: true }) return;
            _events?.Dispose();
            _events = null;
            _events = new FolderEvents(folders.SourceFolder(channel), wake);
            EventTrouble = null;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            EventTrouble = e.Message;
        }
    }
}
