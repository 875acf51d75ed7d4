using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Domain.Ingestion;

/// <summary>The folders <c>sources</c>, <c>archive</c> and <c>rejected</c> below one data folder.</summary>
public sealed class OrderFolders : IOrderFolders, IRejectedFiles
{
    // Another one for each host, so that hosts which share the folders take their files in different orders.
    private readonly int _order = Random.Shared.Next();
    private readonly Lock _rejecting = new();
    private readonly string _sources;
    private readonly string _archive;
    private readonly string _rejected;
    private readonly ShortWay _shortWay;

    /// <param name="dataFolder">The absolute path of the data folder.</param>
    public OrderFolders(string dataFolder)
    {
        (_sources, _archive, _rejected) = (Path.Combine(dataFolder, "sources"), Path.Combine(dataFolder, "archive"), Path.Combine(dataFolder, "rejected"));
        _shortWay = new ShortWay(_sources, _archive);
    }

    /// <summary>Makes the folders that are missing.</summary>
    public void Create()
    {
        foreach (var channel in Channel.All)
            foreach (var root in (string[])[_sources, _archive, _rejected])
                Directory.CreateDirectory(Path.Combine(root, channel.Folder));
    }

    public string SourceFolder(Channel channel) => Path.Combine(_sources, channel.Folder);

    public IFolderListing List(Channel channel) => new FolderListing(Below(_sources, channel), _order);

    public FileContent Read(Channel channel, string file, ref byte[] buffer)
    {
        if (_shortWay.Read(channel, file, ref buffer) is { } content) return content;
        var kind = FileSystemCalls.OpenRegular(Path.Combine(Below(_sources, channel), file), out var handle);
        if (handle is null) return new FileContent(kind);
        using (handle) return RegularFile.Read(handle, ref buffer);
    }

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn)
    {
        if (!stamp.MayBeReplayed && _shortWay.Move(channel, file, stamp, receivedOn) is { } outcome) return outcome;
        var source = Path.Combine(Below(_sources, channel), file);
        if (EntryFacts.Of(source) is not { } facts) return MoveOutcome.Gone;
        if (!facts.Is(stamp)) return MoveOutcome.Changed;
        var archive = Below(_archive, channel);
        if (ReplayedFiles.Original(archive, source, stamp) is { } original) return SafeMove.Remove(source, original);
        var folder = Path.Combine(archive, ReplayedFiles.Folder(receivedOn));
        RealFolder.Require(folder);
        return SafeMove.Into(folder, file, source, stamp);
    }

    /// <summary>
    /// Offers archived files of one day to be taken in again; they stay archived. Their orders are stored once more, or found to be there,
    /// and <see cref="Archive"/> then only takes away what was put into the source folder.
    /// </summary>
    /// <returns>What became of each.</returns>
    /// <exception cref="IOException">The disk is in trouble.</exception>
    public IReadOnlyList<ReplayOutcome> Replay(Channel channel, DateOnly receivedOn, IReadOnlyList<string> files) =>
        ReplayedFiles.Offer(Below(_archive, channel), receivedOn, files, Below(_sources, channel));

    /// <summary>Deletes what an interrupted replay left unfinished. None other may be at work.</summary>
    public void ClearReplay(Channel channel) => ReplayedFiles.Clear(Below(_sources, channel));

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection)
    {
        var source = Path.Combine(Below(_sources, channel), file);
        if (EntryFacts.Of(source) is not { } facts) return MoveOutcome.Gone;
        if (stamp is { } judged && !facts.Is(judged)) return MoveOutcome.Changed;
        // What failed unread may be no file any more; the next listing deals with what it is.
        if (!facts.IsRegular) return MoveOutcome.Gone;
        var (folder, name) = (Below(_rejected, channel), ReasonFile.NameFor(file));
        lock (_rejecting)
        {
            // What is refused now is archived no longer. The archived file goes first, so that its copy can go after it.
            if (ReplayedFiles.Original(Below(_archive, channel), source, facts.Stamp) is { } original) SafeMove.Into(folder, name, original, stamp: null, rejection);
            return SafeMove.Into(folder, name, source, stamp, rejection);
        }
    }

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content)
    {
        var folder = Below(_sources, channel);
        var hidden = Path.Combine(folder, OrderFileNames.Hidden(file));
        try
        {
            using var stream = new FileStream(hidden, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
            stream.Write(content);
        }
        catch
        {
            File.Delete(hidden);
            throw;
        }

        if (FileSystemCalls.RenameWithoutReplacing(hidden, Path.Combine(folder, file)) is not RenameOutcome.Renamed and var outcome)
        {
            File.Delete(hidden);
            throw new IOException($"'{file}' cannot be put into '{folder}': {(outcome == RenameOutcome.Taken ? "the name is taken" : "the file vanished")}");
        }
    }

    public IEnumerable<RejectedFile> List(Channel channel, CancellationToken cancellationToken)
    {
        using var names = new SortedRecords();
        foreach (var name in RejectedNames(channel, cancellationToken)) names.Add(name, "");
        foreach (var (name, _) in names.Read())
            if (Rejected(channel, name) is { } file) yield return file;
    }

    /// <summary>The rejected file of that name, which is looked up in a listing; null when there is none.</summary>
    public RejectedFile? FindRejected(Channel channel, string name, CancellationToken cancellationToken) =>
        RejectedNames(channel, cancellationToken).FirstOrDefault(found => found == name) is { } file ? Rejected(channel, file) : null;

    /// <summary>Opens a rejected file that was found; null when it is gone.</summary>
    public Stream? OpenRejected(Channel channel, RejectedFile file) => RegularFile.Open(Path.Combine(Below(_rejected, channel), file.Name));

    /// <summary>
    /// Moves a rejected file that was found back into its source folder, where it is taken in again, and drops its reason. A file there is
    /// never replaced.
    /// </summary>
    /// <returns>Its name in the source folder, numbered where its own was taken; null when it is gone.</returns>
    /// <exception cref="IOException">It cannot be moved, or it is no order file by its name.</exception>
    public string? Retry(Channel channel, RejectedFile file)
    {
        if (!OrderFileNames.IsOrderFile(file.Name)) throw new IOException($"'{file.Name}' is no order file by its name: no host would take it from the source folder");
        var rejected = Path.Combine(Below(_rejected, channel), file.Name);
        // A file that comes back at once must not find its reason written and then deleted here.
        lock (_rejecting) return RejectedReturn.Into(rejected, Below(_sources, channel));
    }

    private IEnumerable<string> RejectedNames(Channel channel, CancellationToken cancellationToken)
    {
        var folder = Below(_rejected, channel);
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path);
            if (name[0] != '.' && !ReasonFile.IsReasonName(name)) yield return name;
        }
    }

    private RejectedFile? Rejected(Channel channel, string name)
    {
        var path = Path.Combine(Below(_rejected, channel), name);
        return EntryFacts.Of(path) is { IsRegular: true } facts ? new RejectedFile(name, facts.Stamp.Length, ReasonFile.Read(path)) : null;
    }

    private static string Below(string root, Channel channel)
    {
        var folder = Path.Combine(root, channel.Folder);
        RealFolder.Require(root);
        RealFolder.Require(folder);
        return folder;
    }
}
