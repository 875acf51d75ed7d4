namespace MultiMarket.Domain.Ledger;

/// <summary>A difference that may turn out to be a matter of time, with what is needed to look again.</summary>
/// <param name="Difference">What was found.</param>
/// <param name="Key">The key of the order concerned; null for one about files alone.</param>
/// <param name="File">The file concerned; null when it is the missing part.</param>
/// <param name="Name">The name that a missing file had in its source folder; null otherwise.</param>
/// <param name="Other">The path of a second file concerned; null when there is one at most.</param>
internal sealed record Suspicion(Difference Difference, string? Key = null, PlacedFile? File = null, string? Name = null, string? Other = null);
