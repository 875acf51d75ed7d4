using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ledger;

/// <summary>The files of some names that lie in the folders, and which record of the journal each belongs to.</summary>
internal sealed class LyingFiles
{
    private readonly PlacedFiles _files;
    private readonly OrderFileContent _content;
    private readonly List<PlacedFile> _lying = [];
    private readonly HashSet<PlacedFile> _taken = [];

    /// <summary>Looks through all folders.</summary>
    /// <param name="files">The folders.</param>
    /// <param name="parser">Reads what files hold.</param>
    /// <param name="names">The names that the files had in their source folders.</param>
    /// <param name="most">The most files to look at closely.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public LyingFiles(PlacedFiles files, OrderParser parser, IReadOnlyCollection<string> names, int most, CancellationToken cancellationToken)
    {
        (_files, _content) = (files, new OrderFileContent(files, parser));
        var wanted = new WantedNames(names);
        foreach (var file in Channel.All.SelectMany(files.All))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_lying.Count <= most && wanted.MayBe(file)) _lying.Add(file);
        }
    }

    /// <summary>The key and the fingerprint of the order in a file; null when it holds none or is gone.</summary>
    public (string Key, string Fingerprint)? Content(PlacedFile file) => _content.Read(file, out _);

    /// <summary>
    /// The file of a record; null when it lies nowhere. A file that was rejected and tried again, or replayed, has several records, and
    /// lies in one place for all of them.
    /// </summary>
    public PlacedFile? Take(FileRecord record)
    {
        var names = new WantedNames([record.File]);
        var place = record.Outcome == FileOutcome.Rejected ? FilePlace.Rejected : FilePlace.Archive;
        var candidates = _lying.Where(f => f.Channel == record.Channel && names.MayBe(f) && (f.Place == place || f.Place == FilePlace.Source)).ToList();
        var file = candidates.FirstOrDefault(f => IsInState(f, record.Stamp)) ?? candidates.Where(f => f.Place == place).FirstOrDefault(f => Holds(f, record));
        // A rejected file in its source folder was put back for another try, and waits there besides.
        if (file is not null && (file.Place == place || place != FilePlace.Rejected)) _taken.Add(file);
        return file;
    }

    /// <summary>The files that belong to no record: those that wait, and of the others those of certain names.</summary>
    public IEnumerable<PlacedFile> Left(IReadOnlyCollection<string> names)
    {
        var wanted = new WantedNames(names);
        return _lying.Where(f => !_taken.Contains(f) && (f.Place == FilePlace.Source || wanted.MayBe(f)));
    }

    // MongoDB keeps milliseconds, file systems more.
    private bool IsInState(PlacedFile file, FileStamp? wanted) =>
        wanted is { } stamp && Stamp(file) is { } found && found.Length == stamp.Length && Math.Abs((found.LastWrite - stamp.LastWrite).TotalMilliseconds) < 1;

    // A copy to another device has a modification time of its own.
    private bool Holds(PlacedFile file, FileRecord record)
    {
        if (record.Outcome != FileOutcome.Rejected && record.Fingerprint is { } fingerprint) return Content(file) == (record.Order, fingerprint);
        return !_taken.Contains(file) && (record.Stamp is not { } stamp || Stamp(file)?.Length == stamp.Length);
    }

    private FileStamp? Stamp(PlacedFile file) => EntryFacts.Of(_files.Full(file.Path))?.Stamp;
}
