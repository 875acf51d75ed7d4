using Microsoft.Win32.SafeHandles;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ingestion;

internal static class RegularFile
{
    /// <summary>Reads a regular file of at most <see cref="OrderParser.MaxBytes"/> bytes; its kind and its size are looked at first, and its size and time once more afterwards.</summary>
    public static FileContent Read(SafeFileHandle handle, ref byte[] buffer)
    {
        var facts = EntryFacts.Of(handle);
        if (!facts.IsRegular) return new FileContent(FileContentKind.NotRegular);
        var length = facts.Stamp.Length;
        if (length > OrderParser.MaxBytes) return new FileContent(FileContentKind.TooLarge, facts.Stamp);

        if (buffer.Length < length) buffer = new byte[Math.Max(length, Math.Min(buffer.Length * 2L, OrderParser.MaxBytes))];
        var read = 0;
        while (read < length)
        {
            var count = FileSystemCalls.Read(handle, buffer.AsSpan(read, (int)length - read), read);
            if (count == 0) break;
            read += count;
        }

        var after = EntryFacts.Of(handle).Stamp;
        return after == facts.Stamp
            ? new FileContent(FileContentKind.Whole, facts.Stamp, read)
            : new FileContent(FileContentKind.Changing, after);
    }

    /// <summary>Opens a regular file as a stream; null when it is gone or is none.</summary>
    public static FileStream? Open(string path)
    {
        FileSystemCalls.OpenRegular(path, out var handle);
        if (handle is null) return null;
        if (EntryFacts.Of(handle).IsRegular) return new FileStream(handle, FileAccess.Read, bufferSize: 1);
        handle.Dispose();
        return null;
    }
}
