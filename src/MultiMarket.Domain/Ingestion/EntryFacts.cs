using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MultiMarket.Domain.Ingestion;

/// <summary>What the file system says of one entry; of a link itself, never of what it points to.</summary>
/// <param name="IsRegular">False for a folder, link, pipe, socket or device.</param>
/// <param name="Stamp">Its state.</param>
/// <param name="Identity">Which entry it is.</param>
internal readonly partial record struct EntryFacts(bool IsRegular, FileStamp Stamp, EntryIdentity Identity)
{
    private const int CurrentDirectory = -100;
    private const int NotFound = 2;
    private const int NotDirectory = 20;
    private const int NameTooLong = 36;
    private const int NoFollow = 0x100;
    private const int OfHandle = 0x1000;
    private const uint WhatIsAsked = 0x1 | 0x40 | 0x100 | 0x200 | 0x800;

    // Of the kernel's struct statx.
    private const int StructSize = 256;
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int SizeAt = 40;
    private const int BornAt = 80;
    private const int ModifiedAt = 112;
    private const int DeviceAt = 136;
    private const long FirstSecond = -62_135_596_800; // of the year 1
    private const long LastSecond = 253_402_300_799; // of the year 9999
    private const int TypeBits = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>The facts of an entry; null when there is none of that name.</summary>
    public static EntryFacts? Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return Elsewhere(new FileInfo(path));
        Span<byte> result = stackalloc byte[StructSize];
        if (StatX(CurrentDirectory, path, NoFollow, WhatIsAsked, ref result[0]) == 0) return Read(result);
        var error = Marshal.GetLastPInvokeError();
        // A name that is no UTF-8 grows when it is decoded, and may then be longer than any name.
        return error is NotFound or NotDirectory or NameTooLong ? null : throw FileSystemCalls.Failure(error, $"'{path}' cannot be looked at");
    }

    /// <summary>The facts of an entry of an open folder; null when it cannot be looked at. Linux only.</summary>
    public static EntryFacts? Of(SafeFileHandle folder, string name)
    {
        Span<byte> result = stackalloc byte[StructSize];
        return StatX(folder, name, NoFollow, WhatIsAsked, ref result[0]) == 0 ? Read(result) : null;
    }

    /// <summary>The facts of an open file.</summary>
    public static EntryFacts Of(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux()) return new EntryFacts(true, new FileStamp(RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle)), default);
        Span<byte> result = stackalloc byte[StructSize];
        if (StatX(handle, "", OfHandle, WhatIsAsked, ref result[0]) == 0) return Read(result);
        throw FileSystemCalls.Failure(Marshal.GetLastPInvokeError(), "An open file cannot be looked at");
    }

    /// <summary>True for a regular file in that state.</summary>
    public bool Is(FileStamp stamp) => IsRegular && Stamp == stamp;

    private static EntryFacts? Elsewhere(FileInfo file) => file.Exists || Directory.Exists(file.FullName)
        ? new EntryFacts(
            file.Exists && file.LinkTarget is null,
            file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default,
            new EntryIdentity(0, 0, file.CreationTimeUtc))
        : null;

    private static EntryFacts Read(ReadOnlySpan<byte> result)
    {
        var inode = MemoryMarshal.Read<ulong>(result[InodeAt..]);
        return new EntryFacts(
            (MemoryMarshal.Read<ushort>(result[ModeAt..]) & TypeBits) == RegularType,
            new FileStamp(MemoryMarshal.Read<long>(result[SizeAt..]), Time(result[ModifiedAt..]), inode),
            new EntryIdentity(MemoryMarshal.Read<ulong>(result[DeviceAt..]), inode, Time(result[BornAt..])));
    }

    // Some file systems keep times far outside of what a DateTime holds.
    private static DateTime Time(ReadOnlySpan<byte> time)
    {
        var seconds = Math.Clamp(MemoryMarshal.Read<long>(time), FirstSecond, LastSecond);
        return DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (MemoryMarshal.Read<uint>(time[8..]) / 100));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte result);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, ref byte result);
}
