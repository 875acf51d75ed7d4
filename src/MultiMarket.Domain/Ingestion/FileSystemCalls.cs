using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// The file-system calls for which .NET has no equivalent: opening without following a link or waiting for a pipe's writer, renaming
/// without ever replacing, and bringing many files to disk at once. Where the platform lacks them, the nearest call of .NET takes their place.
/// </summary>
internal static partial class FileSystemCalls
{
    private const int NotFound = 2;
    private const int Interrupted = 4;
    private const int NoDeviceOrAddress = 6;
    private const int Exists = 17;
    private const int CrossDevice = 18;
    private const int IsDirectory = 21;
    private const int NotDirectory = 20;
    private const int InvalidArgument = 22;
    private const int NameTooLong = 36;
    private const int NotImplemented = 38;
    private const int CurrentDirectory = -100;
    private const uint NoReplace = 1;

    private static readonly bool IsLinux = OperatingSystem.IsLinux();

    /// <summary>Flags of <c>open</c> on Linux: to read, without following a link or waiting for a pipe's writer.</summary>
    public static readonly int OpenFlags = LinuxOpenFlags();

    /// <summary>Opens a file for reading. <paramref name="handle"/> is null unless the result is <see cref="FileContentKind.Whole"/>.</summary>
    public static FileContentKind OpenRegular(string path, out SafeFileHandle? handle)
    {
        handle = null;
        return IsLinux ? OpenOnLinux(path, out handle) : OpenElsewhere(path, out handle);
    }

    /// <summary>Reads on from where an open file was read to; 0 at its end.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="buffer">Filled as far as the system likes.</param>
    /// <param name="position">How much of it was read.</param>
    public static int Read(SafeFileHandle handle, Span<byte> buffer, long position)
    {
        // RandomAccess asks the system first whether the file can be sought in.
        if (!IsLinux) return RandomAccess.Read(handle, buffer, position);
        while (true)
        {
            var count = ReadOn(handle, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (count >= 0) return (int)count;
            if (Marshal.GetLastPInvokeError() is not Interrupted and var error) throw Failure(error, "An open file cannot be read");
        }
    }

    /// <summary>Renames within one file system, never over an existing file.</summary>
    public static RenameOutcome RenameWithoutReplacing(string from, string to)
    {
        if (!IsLinux) return RenameElsewhere(from, to);
        if (RenameAt2(CurrentDirectory, from, CurrentDirectory, to, NoReplace) == 0) return RenameOutcome.Renamed;
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            Exists => RenameOutcome.Taken,
            CrossDevice => RenameOutcome.OtherDevice,
            NotFound => EntryFacts.Of(from) is not null ? throw new DirectoryNotFoundException($"The folder of '{to}' is missing") : RenameOutcome.Gone,
            InvalidArgument or NotImplemented => RenameElsewhere(from, to),
            _ => throw Failure(error, $"'{from}' cannot be moved to '{to}'"),
        };
    }

    /// <summary>Returns when the files, all of them in that folder, are on disk.</summary>
    public static void Flush(string folder, IEnumerable<string> files)
    {
        if (IsLinux && FlushFileSystem(folder)) return;
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <summary>The exception for an error of the system.</summary>
    public static Exception Failure(int error, string what)
    {
        var text = $"{what}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error is 1 or 13 or 30 ? new UnauthorizedAccessException(text) : new IOException(text, error);
    }

    private static bool FlushFileSystem(string folder)
    {
        var descriptor = Open(folder, OpenFlags);
        if (descriptor < 0) throw Failure(Marshal.GetLastPInvokeError(), $"'{folder}' cannot be opened");
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (SyncFs(handle) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == NotImplemented ? false : throw Failure(error, $"What was written to '{folder}' cannot be brought to disk");
    }

    private static FileContentKind OpenOnLinux(string path, out SafeFileHandle? handle)
    {
        handle = null;
        var descriptor = Open(path, OpenFlags);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error switch
            {
                NotFound or NotDirectory or NameTooLong => FileContentKind.Gone,
                40 or NoDeviceOrAddress or IsDirectory => FileContentKind.NotRegular, // 40: ELOOP, a symbolic link
                _ => throw Failure(error, $"'{path}' cannot be read"),
            };
        }

        handle = new SafeFileHandle(descriptor, ownsHandle: true);
        return FileContentKind.Whole;
    }

    private static FileContentKind OpenElsewhere(string path, out SafeFileHandle? handle)
    {
        handle = null;
        try
        {
            if (File.ResolveLinkTarget(path, returnFinalTarget: false) is not null) return FileContentKind.NotRegular;
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return FileContentKind.Whole;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileContentKind.Gone;
        }
    }

    private static RenameOutcome RenameElsewhere(string from, string to)
    {
        if (File.Exists(to)) return RenameOutcome.Taken;
        try
        {
            File.Move(from, to, overwrite: false);
            return RenameOutcome.Renamed;
        }
        catch (FileNotFoundException)
        {
            return RenameOutcome.Gone;
        }
        catch (IOException) when (File.Exists(to) && File.Exists(from))
        {
            return RenameOutcome.Taken;
        }
    }

    // O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC; the value of O_NOFOLLOW depends on the processor.
    private static int LinuxOpenFlags() =>
        0x800 | 0x80000 | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadOn(SafeFileHandle handle, ref byte buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFs(SafeFileHandle anyOfThem);
}

/// <summary>The result of a rename.</summary>
internal enum RenameOutcome
{
    /// <summary>Done.</summary>
    Renamed,

    /// <summary>The destination exists.</summary>
    Taken,

    /// <summary>The source does not exist.</summary>
    Gone,

    /// <summary>The destination lies on another device.</summary>
    OtherDevice,
}
