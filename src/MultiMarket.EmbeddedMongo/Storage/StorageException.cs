using SQLitePCL;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>SQLite refused an operation: disk full, file damaged, no rights …</summary>
internal sealed class StorageException(int sqliteCode, string message) : Exception(message)
{
    public int SqliteCode { get; } = sqliteCode;

    public bool IsDiskFull => (SqliteCode & 0xFF) == raw.SQLITE_FULL;

    /// <summary>The table or index is gone: its collection was dropped meanwhile.</summary>
    public bool IsMissingTable => (SqliteCode & 0xFF) == raw.SQLITE_ERROR && Message.Contains("no such table", StringComparison.Ordinal);
}
