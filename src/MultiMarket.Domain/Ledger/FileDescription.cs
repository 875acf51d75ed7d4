using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Puts together what is known of a file.</summary>
/// <param name="files">The folders.</param>
/// <param name="withReasons">True for those who may see clients' data.</param>
internal sealed class FileDescription(PlacedFiles files, bool withReasons)
{
    /// <summary>A file with a record.</summary>
    public TracedFile Of(JournalEntry entry, PlacedFile? file)
    {
        var record = entry.Record;
        return new TracedFile(
            record.Channel.Name, record.File, record.Outcome.ToString().ToLowerInvariant(), record.ReceivedAt, entry.EndedAt, record.Attempts, record.Stamp?.Length, record.Order,
            record.Fingerprint, record.StoredFrom, record.Reasons, entry.Host, file?.Path, withReasons && file is { Place: FilePlace.Rejected } ? Reason(file) : null);
    }

    /// <summary>A file in its source folder.</summary>
    /// <param name="file">The file.</param>
    /// <param name="work">What is being done with it; null when nothing is.</param>
    public TracedFile OfWaiting(PlacedFile file, FileInFlight? work) => Plain(file, work is null ? "waiting" : "in flight") with
    {
        ReceivedAt = work?.SeenAt,
        Attempts = work?.Attempts,
        Trouble = withReasons ? work?.Trouble : null,
    };

    /// <summary>An archived file without a record; what the warehouse remembers of it are the times of the order that it brought.</summary>
    public TracedFile OfArchived(PlacedFile file, (string Key, string Fingerprint)? content, IReadOnlyList<OrderEntry> stored)
    {
        var order = stored.FirstOrDefault(o => o.Key == content?.Key && o.Fingerprint == content?.Fingerprint && o.File == file.Name);
        return Plain(file, "unrecorded") with { Order = content?.Key, Fingerprint = content?.Fingerprint, ReceivedAt = order?.ReceivedAt, EndedAt = order?.InsertedAt, Host = order?.Host };
    }

    /// <summary>A rejected file without a record; its reason tells when and why.</summary>
    public TracedFile OfRejected(PlacedFile file)
    {
        var reason = Reason(file);
        return Plain(file, "unrecorded") with
        {
            EndedAt = reason?.RejectedAt,
            Attempts = reason?.Attempts,
            Reasons = [.. (reason?.Violations ?? []).Select(v => v.Code).Distinct()],
            Rejection = withReasons ? reason : null,
        };
    }

    private TracedFile Plain(PlacedFile file, string state) =>
        new(file.Channel.Name, file.Name, state, null, null, null, EntryFacts.Of(files.Full(file.Path))?.Stamp.Length, null, null, null, [], null, file.Path, null);

    private Rejection? Reason(PlacedFile file) => ReasonFile.Read(files.Full(file.Path));
}
