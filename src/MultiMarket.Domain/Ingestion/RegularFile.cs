using Microsoft.Win32.SafeHandles;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ingestion;

internal static class RegularFile
{
    /// <summary>Reads a regular file of at most <see cref="OrderParser.MaxBytes"/> bytes; its kind and its size are looked at first.</summary>
    public static FileContent Read(SafeFileHandle handle, ref byte[] buffer)
    {
        var facts = EntryFacts.Of(handle);
        if (!facts.IsRegular) return new FileContent(FileContentKind.NotRegular);
        var length = facts.Stamp.Length;
        if (length > OrderParser.MaxBytes) return new FileContent(FileContentKind.TooLarge, facts.Stamp);

        // One byte more than expected is asked for, which shows that the file has grown since.
        if (buffer.Length <= length) buffer = new byte[Math.Max(length + 1, Math.Min(buffer.Length * 2L, OrderParser.MaxBytes + 1L))];
        var read = 0;
        while (read < buffer.Length)
        {
            var count = FileSystemCalls.Read(handle, buffer.AsSpan(read), read);
            read += count;
            if (count == 0 || read == length) break;
        }

        return read > OrderParser.MaxBytes
            ? new FileContent(FileContentKind.TooLarge, facts.Stamp)
            : new FileContent(FileContentKind.Whole, facts.Stamp, read);
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
