using Microsoft.Win32.SafeHandles;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ingestion;

internal static class RegularFile
{
    /// <summary>Reads a regular file of at most <see cref="OrderParser.MaxBytes"/> bytes; its size is looked at first.</summary>
    public static FileContent Read(SafeFileHandle handle, ref byte[] buffer)
    {
        long length;
        try
        {
            length = RandomAccess.GetLength(handle);
        }
        catch (NotSupportedException)
        {
            // A pipe or a socket: it cannot be seeked and has no length.
            return new FileContent(FileContentKind.NotRegular);
        }

        var stamp = new FileStamp(length, File.GetLastWriteTimeUtc(handle));
        if (length > OrderParser.MaxBytes) return new FileContent(FileContentKind.TooLarge, stamp);

        // One byte more than expected shows that the file has grown since.
        if (buffer.Length <= length) buffer = new byte[Math.Max(length + 1, Math.Min(buffer.Length * 2L, OrderParser.MaxBytes + 1L))];
        var read = 0;
        while (read < buffer.Length)
        {
            var count = RandomAccess.Read(handle, buffer.AsSpan(read), read);
            if (count == 0) break;
            read += count;
        }

        return read > OrderParser.MaxBytes
            ? new FileContent(FileContentKind.TooLarge, stamp)
            : new FileContent(FileContentKind.Whole, stamp, read);
    }
}
