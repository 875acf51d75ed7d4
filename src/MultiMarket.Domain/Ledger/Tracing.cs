using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ledger;

/// <summary>
/// Answers what happened to a file or an order. Names are looked up in the journal and in listings of the folders; none that is asked
/// for becomes part of a path.
/// </summary>
public sealed class Tracing(PlacedFiles files, IFileTrail journal, IOrderLedger orders, IFilesInFlight inFlight, OrderParser parser)
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
        var asked = FileNames(item);
        string[] keys = [item, .. Channel.All.Select(c => $"{c.Name}:{item}")];
        var found = new List<JournalEntry>();
        foreach (var name in asked) found.AddRange(await journal.FindFileAsync(name, MostFiles + 1, cancellationToken));
        var stored = (await orders.FindAsync([.. keys.Concat(found.Select(e => e.Record.Order).OfType<string>()).Distinct()], cancellationToken)).ToList();
        found.AddRange(await journal.FindOrdersAsync(keys, MostFiles + 1, cancellationToken));
        var entries = found.DistinctBy(e => (e.Record.Channel, e.Record.File, e.Record.Stamp, e.EndedAt)).OrderByDescending(e => e.EndedAt).ToList();

        var names = entries.Select(e => e.Record.File).Concat(stored.Select(o => o.File).OfType<string>()).Concat(asked).ToHashSet(StringComparer.Ordinal);
        var lying = new LyingFiles(files, parser, names, MostFiles * 2, cancellationToken);
        var description = new FileDescription(files, withReasons);
        var traced = entries.Take(MostFiles).Select(e => description.Of(e, lying.Take(e.Record))).ToList();

        // What is left is known to no record: it waits, or was taken in before the journal began or has forgotten it.
        var others = lying.Left(entries.Count == 0 ? names : asked).ToList();
        var unrecorded = others.Where(f => f.Place == FilePlace.Archive).ToDictionary(f => f, f => lying.Content(f));
        var unseen = unrecorded.Values.Select(c => c?.Key).OfType<string>().Distinct().Except(stored.Select(o => o.Key)).ToList();
        stored.AddRange(await orders.FindAsync(unseen, cancellationToken));
        var working = await inFlight.FindAsync([.. others.Where(f => f.Place == FilePlace.Source).Select(f => f.Name).Distinct()], cancellationToken);
        traced.AddRange(others.Take(MostFiles - traced.Count).Select(file => file.Place switch
        {
            FilePlace.Source => description.OfWaiting(file, working.FirstOrDefault(w => w.Channel == file.Channel && w.File == file.Name)),
            FilePlace.Archive => description.OfArchived(file, unrecorded[file], stored),
            _ => description.OfRejected(file),
        }));
        return new Trace(
            item,
            traced,
            [.. stored.Select(o => new TracedOrder(o.Key, o.File, o.ReceivedAt, o.InsertedAt, o.Fingerprint, o.Host))],
            entries.Count + others.Count > traced.Count);
    }

    // Folders before the name are dropped; a backslash separates them for some, and belongs to the name for others.
    private static string[] FileNames(string item)
    {
        var name = item[(item.LastIndexOf('/') + 1)..];
        return [.. ((string[])[name, name[(name.LastIndexOf('\\') + 1)..]]).Where(n => n.Length > 0).Distinct()];
    }
}
