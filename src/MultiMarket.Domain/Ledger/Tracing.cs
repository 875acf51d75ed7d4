using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>
/// Answers what happened to a file or an order. Names are looked up in the journal and in listings of the folders; none that is asked
/// for becomes part of a path.
/// </summary>
public sealed class Tracing(PlacedFiles files, IFileTrail journal, IOrderLedger orders)
{
    /// <summary>The most files in one answer.</summary>
    public const int MostFiles = 100;

    /// <summary>Finds everything of that name or id.</summary>
    /// <param name="item">The name of a file, with or without folders before it, or an order id, with or without its channel before it.</param>
    /// <param name="withReasons">True for those who may see clients' data.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public async Task<Trace> FindAsync(string item, bool withReasons, CancellationToken cancellationToken)
    {
        var name = item[(item.LastIndexOfAny(['/', '\\']) + 1)..];
        string[] keys = [item, .. Channel.All.Select(c => $"{c.Name}:{item}")];
        var byName = name.Length == 0 ? [] : await journal.FindFileAsync(name, MostFiles + 1, cancellationToken);
        var byOrder = await journal.FindOrdersAsync(keys, MostFiles + 1, cancellationToken);
        var stored = await orders.FindAsync([.. keys.Concat(byName.Select(e => e.Record.Order).OfType<string>()).Distinct()], cancellationToken);
        var entries = byName.Concat(byOrder).DistinctBy(e => (e.Record.Channel, e.Record.File, e.Record.Stamp, e.EndedAt)).OrderByDescending(e => e.EndedAt).ToList();

        var names = entries.Select(e => e.Record.File).Concat(stored.Select(o => o.File).OfType<string>()).Append(name).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        var lying = Lying(names, cancellationToken);
        var traced = entries.Take(MostFiles).Select(e => Describe(e, Take(lying, e.Record), withReasons)).ToList();
        // What is left is known to no record: it waits, or was taken in before the journal began or has forgotten it.
        var unrecorded = new WantedNames(entries.Count == 0 ? names : [name]);
        var others = lying.Where(f => f.Place == FilePlace.Source || unrecorded.MayBe(f)).ToList();
        traced.AddRange(others.Take(MostFiles - traced.Count).Select(f => Describe(f, withReasons)));
        return new Trace(
            item,
            traced,
            [.. stored.Select(o => new TracedOrder(o.Key, o.File, o.ReceivedAt, o.InsertedAt, o.Fingerprint, o.Host))],
            entries.Count + others.Count > traced.Count);
    }

    private List<PlacedFile> Lying(HashSet<string> names, CancellationToken cancellationToken)
    {
        var wanted = new WantedNames(names);
        var found = new List<PlacedFile>();
        foreach (var file in Channel.All.SelectMany(files.All))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (found.Count <= MostFiles * 2 && wanted.MayBe(file)) found.Add(file);
        }

        return found;
    }

    // The file of a record: of the names that it can have by now the one in the same state, or of the same size at least.
    private PlacedFile? Take(List<PlacedFile> lying, FileRecord record)
    {
        var names = new WantedNames([record.File]);
        var place = record.Outcome == FileOutcome.Rejected ? FilePlace.Rejected : FilePlace.Archive;
        var candidates = lying.Where(f => f.Channel == record.Channel && names.MayBe(f) && (f.Place == place || f.Place == FilePlace.Source)).ToList();
        var file = record.Stamp is not { } stamp
            ? candidates.FirstOrDefault()
            : candidates.FirstOrDefault(f => Stamp(f) is { } s && s.Length == stamp.Length && Math.Abs((s.LastWrite - stamp.LastWrite).TotalMilliseconds) < 1)
                ?? candidates.FirstOrDefault(f => f.Place == place && Stamp(f)?.Length == stamp.Length);
        if (file is not null) lying.Remove(file);
        return file;
    }

    private FileStamp? Stamp(PlacedFile file) => EntryFacts.Of(files.Full(file.Path))?.Stamp;

    private TracedFile Describe(JournalEntry entry, PlacedFile? file, bool withReasons)
    {
        var record = entry.Record;
        return new TracedFile(
            record.Channel.Name, record.File, record.Outcome.ToString().ToLowerInvariant(), record.ReceivedAt, entry.EndedAt, record.Attempts, record.Stamp?.Length, record.Order,
            record.Fingerprint, record.StoredFrom, record.Reasons, entry.Host, file?.Path, Reason(file, withReasons));
    }

    private TracedFile Describe(PlacedFile file, bool withReasons)
    {
        var reason = file.Place == FilePlace.Rejected ? ReasonFile.Read(files.Full(file.Path)) : null;
        return new TracedFile(
            file.Channel.Name, file.Name, file.Place == FilePlace.Source ? "waiting" : "unrecorded", null, null, null, Stamp(file)?.Length, null, null, null,
            [.. (reason?.Violations ?? []).Select(v => v.Code).Distinct()], null, file.Path, withReasons ? reason : null);
    }

    private Rejection? Reason(PlacedFile? file, bool withReasons) =>
        withReasons && file is { Place: FilePlace.Rejected } ? ReasonFile.Read(files.Full(file.Path)) : null;
}
