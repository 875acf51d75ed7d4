using System.Globalization;

namespace MultiMarket.Domain.Channels;

/// <summary>
/// Hands out order numbers that are never handed out twice, also across crashes: a block is reserved on disk before its first number
/// is used, and an unused remainder is a gap.
/// </summary>
/// <param name="path">The file that holds the first number that is not reserved.</param>
public sealed class OrderNumbers(string path)
{
    private const int BlockSize = 100;

    private long _next;
    private long _reserved;

    /// <summary>The number that <see cref="Take"/> returns next; 0 before the first call.</summary>
    public long Next => _next;

    /// <exception cref="IOException">The reservation cannot be read or written; no number was used.</exception>
    public long Take()
    {
        if (_next >= _reserved) Reserve();
        return _next++;
    }

    private void Reserve()
    {
        var first = Read();
        var hidden = path + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(hidden, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes((first + BlockSize).ToString(CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
        }

        File.Move(hidden, path, overwrite: true);
        (_next, _reserved) = (first, first + BlockSize);
    }

    private long Read()
    {
        if (!File.Exists(path)) return 1;
        var text = File.ReadAllText(path);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new IOException($"'{path}' should hold the next order number but holds '{text}'");
    }
}
