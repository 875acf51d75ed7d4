using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// The folders as the ingest path sees them. The source folder is the queue: a file leaves it only by <see cref="Archive"/> or
/// <see cref="Reject"/>. Errors of the disk surface as <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IOrderFolders
{
    /// <summary>The channel's source folder, as an absolute path.</summary>
    string SourceFolder(Channel channel);

    /// <summary>Begins a listing of the channel's order files, in no particular order; it streams and looks at names only.</summary>
    IFolderListing List(Channel channel);

    /// <summary>Reads one file into a buffer of the caller's, which is replaced by a larger one where needed.</summary>
    FileContent Read(Channel channel, string file, ref byte[] buffer);

    /// <summary>Moves a stored file to the archive of the day of its reception.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="file">Its name.</param>
    /// <param name="stamp">The file as it was read; another one is left where it is.</param>
    /// <param name="receivedOn">The day.</param>
    MoveOutcome Archive(Channel channel, string file, FileStamp stamp, DateOnly receivedOn);

    /// <summary>Moves a file to the rejected folder, beside a file that holds the reason.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="file">Its name.</param>
    /// <param name="stamp">The file as it was judged; another one is left where it is. Null moves it whatever it holds.</param>
    /// <param name="rejection">The reason.</param>
    MoveOutcome Reject(Channel channel, string file, FileStamp? stamp, Rejection rejection);

    /// <summary>Writes an order file: under a hidden name first, renamed when it is whole, so that no reader sees half of it.</summary>
    void Write(Channel channel, string file, ReadOnlySpan<byte> content);
}

/// <summary>A listing of a folder in progress.</summary>
public interface IFolderListing : IDisposable
{
    /// <summary>Entries passed over so far because they are no order files by name or are folders.</summary>
    long Ignored { get; }

    /// <summary>The next file's name, or null at the end.</summary>
    string? Next();
}

/// <summary>Tells one state of a file from another.</summary>
/// <param name="Length">Its size, in bytes.</param>
/// <param name="LastWrite">Its modification time, UTC; file systems advance it by some milliseconds at a time.</param>
/// <param name="Inode">Its number in the file system, which tells a file from another that replaced it within one such step; 0 where there is none.</param>
public readonly record struct FileStamp(long Length, DateTime LastWrite, ulong Inode = 0)
{
    /// <summary>True where the modification time does not tell when the file was written, but the day of the archive that it was copied from.</summary>
    public bool MayBeReplayed => LastWrite.TimeOfDay == TimeSpan.Zero;
}

/// <summary>The result of reading a file.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Stamp">The file's state before its bytes were read.</param>
/// <param name="Length">How many bytes of the buffer hold its content.</param>
public readonly record struct FileContent(FileContentKind Kind, FileStamp Stamp = default, int Length = 0);

/// <summary>The kinds of <see cref="FileContent"/>.</summary>
public enum FileContentKind
{
    /// <summary>The whole content was read.</summary>
    Whole,

    /// <summary>No such file.</summary>
    Gone,

    /// <summary>A link, pipe, socket, device or folder.</summary>
    NotRegular,

    /// <summary>Longer than an order file may be; not read.</summary>
    TooLarge,

    /// <summary>Written to while it was read: what was read may be half of this and half of that.</summary>
    Changing,
}

/// <summary>The result of a move.</summary>
public enum MoveOutcome
{
    /// <summary>The file lies at its destination, under its own or a numbered name.</summary>
    Moved,

    /// <summary>No such file: somebody else moved it.</summary>
    Gone,

    /// <summary>The file is not the one that was read; it was left in place.</summary>
    Changed,
}
