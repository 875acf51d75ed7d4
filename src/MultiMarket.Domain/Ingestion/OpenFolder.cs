using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// An open folder whose entries are reached by their names alone: neither a link on the way to it nor one that takes its place is ever
/// followed. Linux only. Whatever is not as usual is answered by null or false, and those who go by paths find out what it is.
/// </summary>
internal sealed partial class OpenFolder : IDisposable
{
    // O_PATH | O_CLOEXEC; opening with it needs no right to list the folder.
    private const int PathOnly = 0x200000 | 0x80000;
    private const uint NoReplace = 1;

    private static readonly SafeFileHandle CurrentFolder = new(-100, ownsHandle: false);
    private static readonly int FolderFlags = PathOnly | NoFollowAndFoldersOnly();

    private readonly SafeFileHandle _handle;

    private OpenFolder(SafeFileHandle handle) => _handle = handle;

    /// <summary>Opens a folder by its path, of which the last part is no link; null when it cannot be opened so.</summary>
    public static OpenFolder? At(string path) => OperatingSystem.IsLinux() ? Open(CurrentFolder, path) : null;

    /// <summary>Opens a folder in this one.</summary>
    public OpenFolder? Folder(string name) => Open(_handle, name);

    /// <summary>Opens a file for reading.</summary>
    public SafeFileHandle? File(string name) => Opened(OpenAt(_handle, name, FileSystemCalls.OpenFlags));

    /// <summary>What there is of that name.</summary>
    public EntryFacts? Facts(string name) => EntryFacts.Of(_handle, name);

    /// <summary>Moves an entry to the same name in another folder, never over one that exists.</summary>
    /// <returns>False when it was not moved.</returns>
    public bool Move(string name, OpenFolder to) => RenameAt2(_handle, name, to._handle, name, NoReplace) == 0;

    public void Dispose() => _handle.Dispose();

    private static OpenFolder? Open(SafeFileHandle folder, string name) => Opened(OpenAt(folder, name, FolderFlags)) is { } handle ? new OpenFolder(handle) : null;

    private static SafeFileHandle? Opened(int descriptor) => descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);

    // O_DIRECTORY and O_NOFOLLOW, whose values depend on the processor.
    private static int NoFollowAndFoldersOnly() => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x4000 | 0x8000 : 0x10000 | 0x20000;

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to, uint flags);
}
