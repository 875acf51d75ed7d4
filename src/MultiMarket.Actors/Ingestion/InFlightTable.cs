using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>
/// The files of one folder whose fate is not known yet. It decides what follows the end of an offer: forget the file, offer it again
/// at once, later, in a smaller batch, or reject it as poison. Time is a monotonic <see cref="TimeSpan"/> that the caller passes in.
/// </summary>
internal sealed class InFlightTable(IngestionSettings settings)
{
    private static readonly TimeSpan LongestDeferral = TimeSpan.FromSeconds(30);

    // Files that wait for their next offer take no credit; they are bounded all the same.
    private readonly int _room = settings.Window * 25;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Entry, TimeSpan> _later = new();
    private long _lastOffer;
    private int _deferred;
    private string? _trouble;

    /// <summary>Files in the table, offered or waiting for their next offer.</summary>
    public int Count => _entries.Count;

    /// <summary>Offers without an answer.</summary>
    public int Offered { get; private set; }

    /// <summary>False when so many files wait that no more are taken up.</summary>
    public bool HasRoom => Count < _room;

    /// <summary>Why files of the table cannot be read or moved; null when none is held up.</summary>
    public string? Trouble => _deferred > 0 ? _trouble : null;

    public bool Contains(string file) => _entries.ContainsKey(file);

    /// <summary>Those of the files that are in the table.</summary>
    public IReadOnlyList<FileInFlight> Find(Channel channel, IReadOnlyCollection<string> files) =>
        [.. files.Where(_entries.ContainsKey).Select(file => _entries[file]).Select(e => new FileInFlight(channel, e.File, e.SeenAt, e.Offers, TroubleOf(e)))];

    /// <summary>Takes a file up and returns its first offer.</summary>
    public FileArrived Begin(string file, DateTimeOffset seenAt, TimeSpan now)
    {
        var entry = new Entry(file, seenAt, _lastOffer + 1, settings.BatchSize);
        _entries.Add(file, entry);
        return Offer(entry, now);
    }

    /// <summary>True when the fact belongs to a file of the table and not to one of the same name that left it earlier.</summary>
    public bool Knows(FileArrived arrival) => _entries.TryGetValue(arrival.File, out var entry) && arrival.Offer >= entry.FirstOffer;

    /// <summary>Forgets a file whose fate is known.</summary>
    public void End(FileArrived arrival)
    {
        var entry = _entries[arrival.File];
        Settle(entry);
        if (entry.Deferrals > 0) _deferred--;
        _entries.Remove(arrival.File);
    }

    /// <summary>The file is to be offered again, without blame.</summary>
    public void Again(FileArrived arrival, TimeSpan now) => Later(arrival, TimeSpan.Zero, now);

    /// <summary>The file is incomplete; the next offer carries what was observed.</summary>
    public void NotReady(FileArrived arrival, Observation? observed, TimeSpan now)
    {
        if (!IsOpen(arrival, out var entry)) return;
        entry.Observed = observed;
        // Whatever failed before was other content.
        if (observed is null) entry.Attempts = 0;
        Later(arrival, settings.NotReadyRetry, now);
    }

    /// <summary>The disk is in trouble: the file is offered again after a time that grows with every deferral.</summary>
    public void Defer(FileArrived arrival, string trouble, TimeSpan now)
    {
        if (!IsOpen(arrival, out var entry)) return;
        _trouble = trouble;
        if (entry.Deferrals == 0) _deferred++;
        var wait = settings.MinBackOff * Math.Pow(2, Math.Min(entry.Deferrals++, 16));
        Later(arrival, wait < LongestDeferral ? wait : LongestDeferral, now);
    }

    /// <summary>The disk is well again: the files that it held up are due at once.</summary>
    public void RetryDeferred(TimeSpan now)
    {
        foreach (var entry in _entries.Values)
            if (entry is { Waits: true, Deferrals: > 0 }) _later.Enqueue(entry, now);
    }

    /// <summary>
    /// An actor failed on a batch with this file. In company the batch is halved; alone it costs an attempt, of which a file with other
    /// content begins to count anew.
    /// </summary>
    public void Fail(FileFailed failed, TimeSpan now)
    {
        if (!IsOpen(failed.Arrival, out var entry)) return;
        if (failed.BatchSize > 1)
        {
            entry.BatchLimit = Math.Max(1, failed.BatchSize / 2);
            Later(failed.Arrival, TimeSpan.Zero, now);
            return;
        }

        entry.BatchLimit = 1;
        entry.Attempts = failed.Stamp == entry.FailedStamp ? entry.Attempts + 1 : 1;
        entry.FailedStamp = failed.Stamp;
        entry.Cause = $"{failed.Cause.GetType().Name}: {failed.Cause.Message}";
        Later(failed.Arrival, settings.MinBackOff * Math.Min(entry.Attempts, 50), now);
    }

    /// <summary>The next message for the chain that is due: a <see cref="FileArrived"/> or a <see cref="FilePoisoned"/>; null when none is.</summary>
    public object? NextDue(TimeSpan now)
    {
        while (_later.TryPeek(out var entry, out var due) && due <= now)
        {
            _later.Dequeue();
            if (!entry.Waits || !_entries.TryGetValue(entry.File, out var current) || current != entry) continue;
            var offer = Offer(entry, now);
            return entry.Attempts >= settings.MaxAttempts ? new FilePoisoned(offer, entry.Attempts, entry.Cause!, entry.FailedStamp) : offer;
        }

        return null;
    }

    /// <summary>When the next offer is due; null when none waits.</summary>
    public TimeSpan? NextDueAt => _later.TryPeek(out _, out var due) ? due : null;

    /// <summary>Makes every open offer made before the given moment due again.</summary>
    public int RepeatOffersBefore(TimeSpan moment, TimeSpan now)
    {
        var repeated = 0;
        foreach (var entry in _entries.Values)
        {
            if (entry.Waits || entry.OfferedAt >= moment) continue;
            Later(entry, now);
            repeated++;
        }

        return repeated;
    }

    private string? TroubleOf(Entry entry)
    {
        if (entry.Cause is { } cause) return cause;
        if (entry.Deferrals > 0) return _trouble;
        return entry.Observed is null ? null : "it is incomplete, and may still be written to";
    }

    private FileArrived Offer(Entry entry, TimeSpan now)
    {
        entry.Waits = false;
        entry.OfferedAt = now;
        entry.LastOffer = ++_lastOffer;
        Offered++;
        return new FileArrived(entry.File, entry.LastOffer, entry.SeenAt, entry.BatchLimit, entry.Observed, ++entry.Offers);
    }

    // An answer to an offer that was repeated since, or that somebody else answered, changes nothing.
    private bool IsOpen(FileArrived arrival, out Entry entry) =>
        _entries.TryGetValue(arrival.File, out entry!) && entry.LastOffer == arrival.Offer && !entry.Waits;

    private void Later(FileArrived arrival, TimeSpan wait, TimeSpan now)
    {
        if (IsOpen(arrival, out var entry)) Later(entry, now + wait);
    }

    private void Later(Entry entry, TimeSpan due)
    {
        Settle(entry);
        entry.Waits = true;
        _later.Enqueue(entry, due);
    }

    private void Settle(Entry entry)
    {
        if (!entry.Waits) Offered--;
    }

    private sealed class Entry(string file, DateTimeOffset seenAt, long firstOffer, int batchLimit)
    {
        public string File { get; } = file;

        public DateTimeOffset SeenAt { get; } = seenAt;

        public long FirstOffer { get; } = firstOffer;

        public long LastOffer { get; set; }

        public TimeSpan OfferedAt { get; set; }

        public int BatchLimit { get; set; } = batchLimit;

        public int Attempts { get; set; }

        public int Deferrals { get; set; }

        public int Offers { get; set; }

        public FileStamp? FailedStamp { get; set; }

        public string? Cause { get; set; }

        public Observation? Observed { get; set; }

        public bool Waits { get; set; }
    }
}
