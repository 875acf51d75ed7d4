using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// Reads and archives what is as usual through folders that are kept open, which spares it the look at every folder of every path.
/// Null says that something is not as usual: a file or folder that is missing, a name that is taken, a link, another system than Linux.
/// </summary>
internal sealed class ShortWay
{
    private readonly KeptFolder[] _sources;
    private readonly Archive?[] _archives = new Archive?[Channel.All.Count];
    private readonly string _sourceRoot;
    private readonly string _archiveRoot;

    public ShortWay(string sources, string archive)
    {
        (_sourceRoot, _archiveRoot) = (sources, archive);
        _sources = [.. Channel.All.Select(channel => new KeptFolder(() => Open(sources, channel), TimeProvider.System))];
    }

    public FileContent? Read(Channel channel, string file, ref byte[] buffer)
    {
        try
        {
            using var handle = _sources[channel.Position].Folder?.File(file);
            return handle is null ? null : RegularFile.Read(handle, ref buffer);
        }
        catch (ObjectDisposedException)
        {
            return null; // The thread was held up until the folder was closed.
        }
    }

    public MoveOutcome? Move(Channel channel, string file, FileStamp stamp, DateOnly day)
    {
        try
        {
            if (_sources[channel.Position].Folder is not { } from || ArchiveOf(channel, day).Folder is not { } to) return null;
            if (from.Facts(file) is not { } facts) return null;
            if (!facts.Is(stamp)) return MoveOutcome.Changed;
            if (!from.Move(file, to)) return null;
            return to.Facts(file)?.Is(stamp) != false ? MoveOutcome.Moved : PutBack(channel, file, day);
        }
        catch (ObjectDisposedException)
        {
            return null; // The thread was held up until the folder was closed.
        }
    }

    private MoveOutcome PutBack(Channel channel, string file, DateOnly day) =>
        SafeMove.PutBack(Path.Combine(_archiveRoot, channel.Folder, ReplayedFiles.Folder(day), file), Path.Combine(_sourceRoot, channel.Folder, file));

    // Of each channel the day that was asked for last: a backlog has one or two.
    private KeptFolder ArchiveOf(Channel channel, DateOnly day)
    {
        var archive = _archives[channel.Position];
        if (archive?.Day != day) _archives[channel.Position] = archive = new Archive(day, new KeptFolder(() => Open(_archiveRoot, channel, ReplayedFiles.Folder(day)), TimeProvider.System));
        return archive.Folder;
    }

    private static OpenFolder? Open(string root, Channel channel, string? below = null)
    {
        using var top = OpenFolder.At(root);
        var folder = top?.Folder(channel.Folder);
        if (below is null) return folder;
        using (folder) return folder?.Folder(below);
    }

    private sealed record Archive(DateOnly Day, KeptFolder Folder);
}
