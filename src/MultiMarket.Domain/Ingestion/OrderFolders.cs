using System.Globalization;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>The folders <c>sources</c>, <c>archive</c> and <c>rejected</c> below one data folder.</summary>
public sealed class OrderFolders : IOrderFolders, IRejectedFiles
{
    private readonly string _sources;
    private readonly string _archive;
    private readonly string _rejected;

    /// <param name="dataFolder">The absolute path of the data folder.</param>
    public OrderFolders(string dataFolder) =>
        (_sources, _archive, _rejected) = (Path.Combine(dataFolder, "sources"), Path.Combine(dataFolder, "archive"), Path.Combine(dataFolder, "rejected"));

    /// <summary>Makes the folders that are missing.</summary>
    public void Create()
    {
        foreach (var channel in Channel.All)
            foreach (var root in (string[])[_sources, _archive, _rejected])
                Directory.CreateDirectory(Path.Combine(root, channel.Folder));
    }

    public string SourceFolder(Channel channel) => Path.Combine(_sources, channel.Folder);

    public IFolderListing List(Channel channel) => new FolderListing(SourceFolder(channel));

    public FileContent Read(Channel channel, string file, ref byte[] buffer)
    {
        var kind = FileSystemCalls.OpenRegular(Path.Combine(SourceFolder(channel), file), out var handle);
        if (handle is null) return new FileContent(kind);
        using (handle) return RegularFile.Read(handle, ref buffer);
    }

    public MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn)
    {
        var source = new FileInfo(Path.Combine(SourceFolder(channel), file));
        if (!source.Exists) return MoveOutcome.Gone;
        if (!Is(source, stamp)) return MoveOutcome.Changed;
        var folder = Path.Combine(_archive, channel.Folder, receivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return SafeMove.Into(folder, file, source.FullName);
    }

    public MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection)
    {
        var source = new FileInfo(Path.Combine(SourceFolder(channel), file));
        if (!source.Exists) return MoveOutcome.Gone;
        if (stamp is { } judged && !Is(source, judged)) return MoveOutcome.Changed;
        var folder = Path.Combine(_rejected, channel.Folder);
        return SafeMove.Into(folder, ReasonFile.NameFor(file), source.FullName, target => ReasonFile.Write(target, rejection));
    }

    public void Write(Channel channel, string file, ReadOnlySpan<byte> content)
    {
        var folder = SourceFolder(channel);
        var hidden = Path.Combine(folder, $".{file}.tmp");
        try
        {
            File.WriteAllBytes(hidden, content);
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
        var folder = new DirectoryInfo(Path.Combine(_rejected, channel.Folder));
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Name[0] != '.' && !ReasonFile.IsReasonName(file.Name))
                yield return new RejectedFile(file.Name, file.Length, ReasonFile.Read(file.FullName));
        }
    }

    private static bool Is(FileInfo file, FileStamp stamp) => file.Length == stamp.Length && file.LastWriteTimeUtc == stamp.LastWrite;
}
