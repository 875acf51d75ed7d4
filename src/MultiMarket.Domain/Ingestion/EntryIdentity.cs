namespace MultiMarket.Domain.Ingestion;

/// <summary>Which entry of which file system something is, whatever its name: a folder that was deleted and made again is another one.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">Its number there, which may be given again after its end.</param>
/// <param name="Born">When it was made, UTC; the Unix epoch where the file system does not know.</param>
public readonly record struct EntryIdentity(ulong Device, ulong Inode, DateTime Born)
{
    /// <summary>The identity of what has this name; null when nothing has. Links are not followed.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be looked at.</exception>
    public static EntryIdentity? Of(string path) => EntryFacts.Of(path)?.Identity;
}
