using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Counts the files of the source folders by listing them, up to <see cref="Most"/>.</summary>
/// <param name="folders">The folders.</param>
public sealed class SourceFolderCensus(IOrderFolders folders) : IWaitingFiles
{
    /// <summary>The most files counted; listing more for a figure on a page would keep the disk from the orders.</summary>
    public const int Most = 10_000;

    public WaitingFiles Look(Channel channel, CancellationToken cancellationToken)
    {
        var folder = folders.SourceFolder(channel);
        string? oldestFile = null;
        var oldest = DateTime.MaxValue;
        long count = 0;
        try
        {
            using var listing = folders.List(channel);
            while (listing.Next() is { } file)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (count == Most) return Found(more: true);
                count++;
                // None for a file that was taken in meanwhile.
                if (EntryFacts.Of(Path.Combine(folder, file)) is { IsRegular: true, Stamp.LastWrite: var written } && written < oldest) (oldest, oldestFile) = (written, file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Found(more: false) with { Trouble = e.Message };
        }

        return Found(more: false);

        WaitingFiles Found(bool more) => new(count, more, oldestFile, oldestFile is null ? null : new DateTimeOffset(oldest, TimeSpan.Zero));
    }
}
