using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Looks at what lies in the source folders.</summary>
public interface IWaitingFiles
{
    /// <summary>The order files in the channel's source folder, those that are being worked on included.</summary>
    WaitingFiles Look(Channel channel, CancellationToken cancellationToken);
}

/// <summary>The order files in a source folder.</summary>
/// <param name="Count">Their number, or the number that was counted when there are <paramref name="More"/>.</param>
/// <param name="More">True when the counting stopped before the end.</param>
/// <param name="OldestFile">The one that was written first, of those counted; null when there is none.</param>
/// <param name="OldestAt">When it was written.</param>
/// <param name="Trouble">Why the folder cannot be listed; null when it can.</param>
public sealed record WaitingFiles(long Count, bool More, string? OldestFile, DateTimeOffset? OldestAt, string? Trouble = null);
