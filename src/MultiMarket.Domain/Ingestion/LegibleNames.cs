using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// Gives order files whose names are not UTF-8 names that are, in place: .NET cannot open them otherwise. Each byte that begins no
/// character becomes <c>%</c> and two hexadecimal digits: the Latin-1 name <c>reçu.json</c> becomes <c>re%E7u.json</c>.
/// </summary>
internal static unsafe partial class LegibleNames
{
    // A folder full of such names is worked off listing by listing.
    private const int MostAtOnce = 1_000;
    private const int CurrentDirectory = -100;
    private const int Exists = 17;
    private const uint NoReplace = 1;

    // Of struct dirent where file offsets have 64 bits.
    private const int TypeAt = 18;
    private const int NameAt = 19;
    private const byte UnknownType = 0;
    private const byte RegularType = 8;

    /// <summary>Renames what it can. What it cannot keeps its name and stays in its folder.</summary>
    public static void Give(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess) return;
        foreach (var name in Illegible(folder)) Rename(folder, name);
    }

    /// <summary>The legible form of a name.</summary>
    public static string Of(ReadOnlySpan<byte> name)
    {
        var legible = new StringBuilder(name.Length + 8);
        while (!name.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(name, out var rune, out var length);
            if (status == System.Buffers.OperationStatus.Done) legible.Append(rune.ToString());
            else foreach (var b in name[..length]) legible.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            name = name[length..];
        }

        return legible.ToString();
    }

    // Collected first: what a folder that is being changed lists is not defined.
    private static List<byte[]> Illegible(string folder)
    {
        var names = new List<byte[]>();
        var listing = OpenDir(folder);
        if (listing == 0) return names;
        while (names.Count < MostAtOnce && ReadDir(listing) is var entry and not 0)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameAt);
            if (*((byte*)entry + TypeAt) is RegularType or UnknownType && !System.Text.Unicode.Utf8.IsValid(name)) names.Add([.. name, 0]);
        }

        _ = CloseDir(listing);
        return names;
    }

    private static void Rename(string folder, byte[] name)
    {
        var legible = Of(name.AsSpan(..^1));
        if (!OrderFileNames.IsOrderFile(legible)) return;
        byte[] from = [.. Encoding.UTF8.GetBytes(folder), (byte)'/', .. name];
        for (var number = 1; ; number++)
        {
            var to = Path.Combine(folder, OrderFileNames.Numbered(OrderFileNames.Shortened(legible, OrderFileNames.LongestName), number));
            if (RenameAt2(CurrentDirectory, in from[0], CurrentDirectory, to, NoReplace) == 0 || Marshal.GetLastPInvokeError() != Exists) return;
        }
    }

    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDir(string folder);

    [LibraryImport("libc", EntryPoint = "readdir")]
    private static partial nint ReadDir(nint listing);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseDir(nint listing);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameAt2(int fromFolder, in byte from, int toFolder, string to, uint flags);
}
