using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Remembers what became of every file.</summary>
public interface IFileJournal
{
    /// <summary>
    /// Keeps records. The same file again, as after an interruption, changes nothing; another outcome of it replaces the earlier one.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">Nothing is known of any record; they are to be kept again later.</exception>
    Task RecordAsync(IReadOnlyList<FileRecord> records, CancellationToken cancellationToken);

    /// <summary>Forgets the records of files that ended before a moment, and returns how many they were.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached; some may be forgotten.</exception>
    Task<long> ForgetBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken);
}
