using System.Collections.Immutable;
using MultiMarket.EmbeddedMongo.Values;
using SQLitePCL;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>Layout of the SQLite file: opening, first creation, and loading the catalog.</summary>
internal static class DataFile
{
    /// <summary>"MMkt", so that <c>file</c> and other tools can tell these files apart.</summary>
    private const int ApplicationId = 0x4D4D6B74;

    private const int LayoutVersion = 1;

    /// <summary>Opens the file for writing and makes the catalog tables when they are absent.</summary>
    /// <exception cref="EmbeddedMongoException">The file or its folder cannot be written, or is something else.</exception>
    public static SqliteConnection OpenForWriting(string file)
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            connection = new SqliteConnection(file, readOnly: false);
            // Before anything is written: a file of another program must stay as it is.
            var isEmpty = IsEmpty(connection, file);
            connection.Execute("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=134217728; PRAGMA foreign_keys=OFF");
            if (isEmpty)
                CreateTables(connection);
            return connection;
        }
        catch (StorageException e)
        {
            connection?.Dispose();
            throw Unusable(file, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new EmbeddedMongoException($"The warehouse file {file} cannot be opened for writing: {e.Message}. Check that the path exists and that this user may write it.", e);
        }
        catch (EmbeddedMongoException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Says why SQLite does not take a file, and what can be done about it.</summary>
    public static EmbeddedMongoException Unusable(string file, StorageException error)
    {
        var advice = (error.SqliteCode & 0xFF) switch
        {
            raw.SQLITE_NOTADB => "It is no SQLite database: choose another warehouse file.",
            raw.SQLITE_CORRUPT => "It is damaged: restore a copy, or move it away and let the orders be taken in again from the archive.",
            raw.SQLITE_FULL => "The disk is full: make room.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM => "Let this user write to it and to its folder.",
            _ => "Check that the path exists, that it is a warehouse file and that this user may write it.",
        };
        return new EmbeddedMongoException($"The warehouse file {file} cannot be used: {error.Message}. {advice}", error);
    }

    public static SqliteConnection OpenForReading(string file)
    {
        var connection = new SqliteConnection(file, readOnly: true);
        // Mapped pages are read where the system keeps them: no copy, and no memory of this process.
        connection.Execute("PRAGMA mmap_size=2147418112; PRAGMA cache_size=-8000; PRAGMA query_only=ON");
        return connection;
    }

    /// <summary>The version of the file's layout.</summary>
    /// <exception cref="EmbeddedMongoException">The file is something else.</exception>
    public static long RequireLayout(SqliteConnection connection, string file)
    {
        var (application, version) = (connection.Scalar("PRAGMA application_id"), connection.Scalar("PRAGMA user_version"));
        return application == ApplicationId && version == LayoutVersion ? version : throw Foreign(file, application, version);
    }

    public static CatalogSnapshot LoadCatalog(SqliteConnection connection)
    {
        var collections = ImmutableSortedDictionary.CreateBuilder<string, CollectionInfo>(StringComparer.Ordinal);
        using (var use = connection.Prepare("SELECT id, db, name, options, docs, bytes FROM collections").Use())
        {
            var row = use.Statement;
            while (row.Step())
            {
                var collection = new CollectionInfo(row.Int64(0), row.Text(1), row.Text(2), RawValue.Document(row.Blob(3).ToArray()), LoadIndexes(connection, row.Int64(0)), new CollectionCounters(row.Int64(4), row.Int64(5)));
                collections[collection.Namespace] = collection;
            }
        }

        return new CatalogSnapshot(ReadVersion(connection), collections.ToImmutable());
    }

    /// <summary>The last row that an index has entries for; later documents must be read themselves.</summary>
    public static long ReadIndexedTo(SqliteConnection connection, IndexInfo index)
    {
        using var use = connection.Prepare("SELECT indexed_to FROM indexes WHERE id=?").Use();
        return use.Statement.Bind(1, index.Id).Step() ? use.Statement.Int64(0) : 0;
    }

    public static long ReadLastRow(SqliteConnection connection, CollectionInfo collection) => connection.Scalar($"SELECT max(r) FROM {collection.Table}");

    public static long ReadVersion(SqliteConnection connection) => connection.Scalar("SELECT version FROM catalog");

    private static ImmutableArray<IndexInfo> LoadIndexes(SqliteConnection connection, long collection)
    {
        var indexes = ImmutableArray.CreateBuilder<IndexInfo>();
        using var use = connection.Prepare("SELECT id, spec, multikey FROM indexes WHERE collection=? ORDER BY id").Use();
        var row = use.Statement.Bind(1, collection);
        while (row.Step())
            indexes.Add(IndexInfo.Create(row.Int64(0), RawValue.Document(row.Blob(1).ToArray()), row.Int64(2) != 0));
        return indexes.ToImmutable();
    }

    /// <summary>False when the file is one of this layout.</summary>
    /// <exception cref="EmbeddedMongoException">It is something else.</exception>
    private static bool IsEmpty(SqliteConnection connection, string file)
    {
        var application = connection.Scalar("PRAGMA application_id");
        var version = connection.Scalar("PRAGMA user_version");
        if (application == ApplicationId && version == LayoutVersion)
            return false;
        if (application != 0 || version != 0 || connection.Scalar("SELECT count(*) FROM sqlite_master") != 0)
            throw Foreign(file, application, version);
        return true;
    }

    private static void CreateTables(SqliteConnection connection) => connection.Execute($"""
        BEGIN IMMEDIATE;
        CREATE TABLE catalog(version INTEGER NOT NULL, next_id INTEGER NOT NULL);
        INSERT INTO catalog VALUES(1, 1);
        CREATE TABLE collections(id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, options BLOB NOT NULL, docs INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, UNIQUE(db, name));
        CREATE TABLE indexes(id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL DEFAULT 0, indexed_to INTEGER NOT NULL DEFAULT 0);
        PRAGMA application_id={ApplicationId};
        PRAGMA user_version={LayoutVersion};
        COMMIT;
        """);

    private static EmbeddedMongoException Foreign(string file, long application, long version) => new(application == ApplicationId
        ? $"The warehouse file {file} has layout {version}, and this version of the program knows layout {LayoutVersion}. Open it with the version that wrote it, or choose another warehouse file."
        : $"The file {file} is an SQLite database of another program (application_id {application}, user_version {version}); choose another warehouse file.");
}
