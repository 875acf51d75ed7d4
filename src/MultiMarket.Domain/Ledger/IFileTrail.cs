using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Finds what the journal remembers.</summary>
public interface IFileTrail
{
    /// <summary>The records of files of this name, newest first.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<IReadOnlyList<JournalEntry>> FindFileAsync(string name, int most, CancellationToken cancellationToken);

    /// <summary>The records of files that held one of these orders, newest first.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<IReadOnlyList<JournalEntry>> FindOrdersAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken);
}

/// <summary>A record with the circumstances of its keeping.</summary>
/// <param name="Record">The record.</param>
/// <param name="EndedAt">When the outcome was known.</param>
/// <param name="Host">The machine that worked on the file.</param>
public sealed record JournalEntry(FileRecord Record, DateTimeOffset EndedAt, string? Host);
