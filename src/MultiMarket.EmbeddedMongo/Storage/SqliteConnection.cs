using SQLitePCL;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>One connection to the data file with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    /// <summary>Statements of dropped collections would pile up otherwise.</summary>
    private const int MaxStatements = 256;

    /// <summary>Tells SQLite that a statement will live long.</summary>
    private const uint PreparePersistent = 1;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    static SqliteConnection() => Batteries_V2.Init();

    /// <exception cref="StorageException">The file cannot be opened.</exception>
    public SqliteConnection(string file, bool readOnly)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var code = raw.sqlite3_open_v2(file, out _handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(_handle).utf8_to_string();
            _handle.Dispose();
            throw new StorageException(code, message);
        }

        raw.sqlite3_busy_timeout(_handle, 10_000);
    }

    /// <summary>Rows changed by the last insert, update or delete.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>Runs statements that answer no rows.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>A statement of this connection, prepared once; whoever takes it resets it after use.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement) && !statement.InUse)
            return statement;
        if (statement is not null)
            return PrepareNew(sql, owned: false);

        if (_statements.Count >= MaxStatements)
            DropStatements();
        statement = PrepareNew(sql, owned: true);
        _statements[sql] = statement;
        return statement;
    }

    /// <summary>The first column of the first row, or the default when there is none.</summary>
    public long Scalar(string sql, long fallback = 0)
    {
        using var use = Prepare(sql).Use();
        return use.Statement.Step() ? use.Statement.Int64(0) : fallback;
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new StorageException(raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
        _handle.Dispose();
    }

    private SqliteStatement PrepareNew(string sql, bool owned)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, owned ? PreparePersistent : 0, out var handle));
        return new SqliteStatement(this, handle, owned);
    }

    private void DropStatements()
    {
        foreach (var (sql, statement) in _statements.ToArray())
        {
            if (statement.InUse)
                continue;
            statement.Dispose();
            _statements.Remove(sql);
        }
    }
}
