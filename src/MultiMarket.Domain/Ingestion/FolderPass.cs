using System.IO.Enumeration;

namespace MultiMarket.Domain.Ingestion;

/// <summary>One pass over a folder: the order files of one part of a <see cref="FolderListing"/>.</summary>
internal sealed class FolderPass(string folder, int order, int part)
    : FileSystemEnumerator<string>(folder, new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false })
{
    // Stands in a decoded name for each byte that is no UTF-8; a name may also hold it as it is.
    private const char Replacement = '\uFFFD';

    /// <summary>The part.</summary>
    public int Part => part;

    /// <summary>Entries that are no order files.</summary>
    public long Ignored { get; private set; }

    /// <summary>Those among them that cannot be opened by their name as .NET decodes it.</summary>
    public long Illegible { get; private set; }

    /// <summary>The next part of which a name was met; null when there is none.</summary>
    public int? NextPart { get; private set; }

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        if (!OrderFileNames.IsOrderFile(entry.FileName) || entry.IsDirectory)
        {
            Ignored++;
            return false;
        }

        if (entry.FileName.Contains(Replacement) && EntryFacts.Of(entry.ToFullPath()) is null)
        {
            Illegible++;
            Ignored++;
            return false;
        }

        var own = (int)((uint)HashCode.Combine(order, string.GetHashCode(entry.FileName)) % FolderListing.Parts);
        if (own > part && !(NextPart < own)) NextPart = own;
        return own == part;
    }

    protected override string TransformEntry(ref FileSystemEntry entry) => entry.FileName.ToString();
}
