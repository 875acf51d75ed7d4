using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Host.Api;

/// <summary>The body of a rate request.</summary>
/// <param name="Min">The shortest time between two orders, such as <c>2s</c>.</param>
/// <param name="Max">The longest time between two orders.</param>
internal sealed record RateBody(string? Min, string? Max);

/// <summary>Some rejected files.</summary>
/// <param name="Files">The files, by channel and name.</param>
/// <param name="More">True when there are more than these.</param>
internal sealed record RejectedPage(IReadOnlyList<RejectedEntry> Files, bool More);

/// <summary>One rejected file.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Name">Its name in the rejected folder.</param>
/// <param name="SizeBytes">Its size, in bytes.</param>
/// <param name="Rejection">The reason; null when its reason file is missing or unreadable.</param>
internal sealed record RejectedEntry(string Channel, string Name, long SizeBytes, Rejection? Rejection);

/// <summary>What came of putting rejected files back.</summary>
/// <param name="Retried">How many lie in their source folders again.</param>
/// <param name="Failed">How many could not be moved.</param>
/// <param name="Files">The first of them, those that failed included.</param>
internal sealed record RetryResult(int Retried, int Failed, IReadOnlyList<RetriedFile> Files);

/// <summary>One file that was to be put back.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Name">Its name in the rejected folder.</param>
/// <param name="ReturnedAs">Its name in the source folder; null when it lies where it was.</param>
/// <param name="Problem">Why it lies where it was; null when it does not.</param>
internal sealed record RetriedFile(string Channel, string Name, string? ReturnedAs, string? Problem);

/// <summary>An answer about health.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthBody(string Status);
