namespace MultiMarket.Drills.Writer;

/// <summary>A file to write, or a second word about one that was written.</summary>
/// <param name="Source">The folder below <c>sources/</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Fate"><c>Archived</c>, <c>Rejected</c> or <c>Either</c>.</param>
/// <param name="IsSlow">True for a file that is written in place, piece by piece.</param>
/// <param name="IsNew">False when only the fate is told anew.</param>
internal sealed record WrittenFile(string Source, string Name, byte[] Content, string Fate, bool IsSlow = false, bool IsNew = true);
