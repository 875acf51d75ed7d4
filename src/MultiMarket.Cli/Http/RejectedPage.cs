using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Cli.Http;

/// <summary>The host's answer about rejected files.</summary>
/// <param name="Files">The files, by channel and name.</param>
/// <param name="More">True when the host knows of more than it sent.</param>
internal sealed record RejectedPage(IReadOnlyList<RejectedEntry> Files, bool More);

/// <summary>One rejected file.</summary>
internal sealed record RejectedEntry(string Channel, string Name, long SizeBytes, Rejection? Rejection);

/// <summary>What came of putting rejected files back.</summary>
internal sealed record RetryResult(int Retried, int Failed, IReadOnlyList<RetriedFile> Files);

/// <summary>One file that was to be put back: its name in the source folder, or why it lies where it was.</summary>
internal sealed record RetriedFile(string Channel, string Name, string? ReturnedAs, string? Problem);

/// <summary>The problem details (RFC 9457) of a refused request.</summary>
internal sealed record HostProblem(string? Title, string? Detail);
