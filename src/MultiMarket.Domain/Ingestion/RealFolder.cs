using System.Runtime.InteropServices;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Refuses folders that are symbolic links: what lies behind one is not below the data folder.</summary>
internal static partial class RealFolder
{
    /// <summary>Passes a folder that is none of the links; a missing one too, for whoever uses it to find out.</summary>
    /// <exception cref="IOException">It is a link.</exception>
    public static void Require(string path)
    {
        if (IsLink(path)) throw new IOException($"'{path}' is a symbolic link, and orders are kept below the data folder only: put a folder or a mount point in its place");
    }

    private static bool IsLink(string path)
    {
        if (!OperatingSystem.IsLinux()) return new DirectoryInfo(path).LinkTarget is not null;
        byte first = 0;
        return ReadLink(path, ref first, 1) >= 0;
    }

    [LibraryImport("libc", EntryPoint = "readlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ReadLink(string path, ref byte target, nuint size);
}
