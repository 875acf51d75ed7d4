using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Which names are order files, and how names are made.</summary>
public static partial class OrderFileNames
{
    /// <summary>The longest file name that file systems allow, in bytes.</summary>
    public const int LongestName = 255;

    /// <summary>The ending of the file that says why its neighbour was rejected.</summary>
    public const string ReasonEnding = ".reason.json";

    /// <summary>True for a non-hidden name that ends in <c>.json</c> in any case.</summary>
    public static bool IsOrderFile(ReadOnlySpan<char> name) =>
        name.Length > 5 && name[0] != '.' && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The n-th alternative of a name that is taken: <c>a.json</c>, <c>a.2.json</c>, <c>a.3.json</c> …</summary>
    public static string Numbered(string name, int number) =>
        number <= 1 ? name : $"{Path.GetFileNameWithoutExtension(Shortened(name, LongestName - 12))}.{number}{Path.GetExtension(name)}";

    /// <summary>The name without its number, such as <c>a.json</c> for <c>a.2.json</c>; null for a name without one.</summary>
    public static string? Unnumbered(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name.AsSpan());
        var dot = stem.LastIndexOf('.');
        return dot > 0 && int.TryParse(stem[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            ? string.Concat(stem[..dot], Path.GetExtension(name.AsSpan()))
            : null;
    }

    /// <summary>A hidden name for a file on its way to that name, which nobody else uses: a planted or left-over file is never written to.</summary>
    public static string Hidden(string name) =>
        $".{Shortened(name, LongestName - 14)}.{Random.Shared.Next():x8}.tmp";

    /// <summary>True for a hidden name as <see cref="Hidden"/> makes it.</summary>
    public static bool IsUnfinished(string name) => UnfinishedName().IsMatch(name);

    /// <summary>The name, or where it is longer than a number of bytes its beginning, marked by a hash of the whole.</summary>
    public static string Shortened(string name, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes) return name;
        var ending = $"~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4))}{Path.GetExtension(name)}";
        var beginning = new StringBuilder();
        var left = maxBytes - Encoding.UTF8.GetByteCount(ending);
        foreach (var rune in name.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0) break;
            beginning.Append(rune.ToString());
        }

        return beginning + ending;
    }

    [GeneratedRegex(@"^\..+\.[0-9a-f]{8}\.tmp\z", RegexOptions.Singleline)]
    private static partial Regex UnfinishedName();
}
