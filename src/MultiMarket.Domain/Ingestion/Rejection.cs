using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ingestion;

/// <summary>Why a file lies in the rejected folder; the content of its <c>.reason.json</c>.</summary>
/// <param name="File">The name that the file had in its source folder.</param>
/// <param name="Source">The channel's folder.</param>
/// <param name="RejectedAt">When it was rejected.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Violations">Every broken rule.</param>
/// <param name="Line">The line of a syntax error, from 1.</param>
/// <param name="Column">The column of a syntax error in bytes, from 1.</param>
public sealed record Rejection(
    string File,
    string Source,
    DateTimeOffset RejectedAt,
    int Attempts,
    IReadOnlyList<Violation> Violations,
    long? Line = null,
    long? Column = null);

/// <summary>A file in the rejected folder.</summary>
/// <param name="Name">Its name there; it differs from <see cref="Rejection.File"/> when that name was taken.</param>
/// <param name="SizeBytes">Its size, in bytes.</param>
/// <param name="Rejection">The reason; null when its reason file is missing or unreadable.</param>
public sealed record RejectedFile(string Name, long SizeBytes, Rejection? Rejection);

/// <summary>Reads the rejected folders.</summary>
public interface IRejectedFiles
{
    /// <summary>The rejected files of one channel, by name.</summary>
    IEnumerable<RejectedFile> List(Channels.Channel channel, CancellationToken cancellationToken);
}
