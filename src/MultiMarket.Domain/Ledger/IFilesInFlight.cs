using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Ledger;

/// <summary>Tells what the ingest path is doing with files at the moment.</summary>
public interface IFilesInFlight
{
    /// <summary>Those of the files that are being worked on; whoever cannot say within a short time is passed over.</summary>
    Task<IReadOnlyList<FileInFlight>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}

/// <summary>A file whose fate is not known yet.</summary>
/// <param name="Channel">The channel of its folder.</param>
/// <param name="File">Its name in the source folder.</param>
/// <param name="SeenAt">When it was first seen.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Trouble">What held it up so far; null when nothing did. It may quote the file.</param>
public sealed record FileInFlight(Channel Channel, string File, DateTimeOffset SeenAt, int Attempts, string? Trouble);
