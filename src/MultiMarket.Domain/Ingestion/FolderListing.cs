using System.IO.Enumeration;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Streams the names of one folder; it neither sorts nor stats, so that a million waiting files cost no memory.</summary>
internal sealed class FolderListing : FileSystemEnumerator<string>, IFolderListing
{
    // Stands in a name whose bytes are not UTF-8; no file can be opened by such a name.
    private const char Unreadable = '\uFFFD';

    public FolderListing(string folder)
        : base(folder, new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false })
    {
    }

    public long Ignored { get; private set; }

    public string? Next() => MoveNext() ? Current : null;

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        if (OrderFileNames.IsOrderFile(entry.FileName) && !entry.IsDirectory && !entry.FileName.Contains(Unreadable)) return true;
        Ignored++;
        return false;
    }

    protected override string TransformEntry(ref FileSystemEntry entry) => entry.FileName.ToString();
}
