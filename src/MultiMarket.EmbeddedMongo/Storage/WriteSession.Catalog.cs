using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <content>Collections and indexes.</content>
internal sealed partial class WriteSession
{
    /// <summary>Rows whose index entries are sorted together in memory.</summary>
    private const int BuildPortion = 100_000;

    /// <summary>The collection, made when it is absent.</summary>
    /// <exception cref="MongoErrorException">The name belongs to a view.</exception>
    public CollectionInfo EnsureCollection(string database, string name)
    {
        var existing = Catalog.Find(database, name);
        if (existing is { IsView: true })
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {existing.Namespace} is a view, not a collection");
        return existing ?? CreateCollection(database, name, RawValue.EmptyDocument);
    }

    /// <param name="database">The database's name.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="options">As given to <c>create</c>; with <c>viewOn</c> it makes a view.</param>
    public CollectionInfo CreateCollection(string database, string name, RawValue options)
    {
        Namespaces.Check(database, name);
        if (Catalog.Databases.FirstOrDefault(other => other != database && other.Equals(database, StringComparison.OrdinalIgnoreCase)) is { } taken)
            throw new MongoErrorException(MongoErrorCode.DatabaseDifferCase, $"db already exists with different case already have: [{taken}] trying to create [{database}]");
        var id = NextId();
        using (var use = connection.Prepare("INSERT INTO collections(id, db, name, options) VALUES(?, ?, ?, ?)").Use())
            use.Statement.Bind(1, id).Bind(2, database).Bind(3, name).Bind(4, options.Bytes).Step();
        var collection = new CollectionInfo(id, database, name, options.Detach(), [], new CollectionCounters(0, 0));
        Publish(Catalog.With(collection));
        if (collection.IsView)
            return collection;

        connection.Execute($"CREATE TABLE {collection.Table}(r INTEGER PRIMARY KEY, d BLOB NOT NULL)");
        return CreateIndex(collection, IdIndexSpec());
    }

    /// <summary>Makes an index and fills it from the documents there are.</summary>
    /// <exception cref="DuplicateKeyException">Two documents share a key of a unique index; the index is not made.</exception>
    public CollectionInfo CreateIndex(CollectionInfo collection, RawValue spec)
    {
        var index = IndexInfo.Create(NextId(), spec.Detach(), multikey: false);
        connection.Execute("SAVEPOINT build");
        try
        {
            using (var use = connection.Prepare("INSERT INTO indexes(id, collection, spec) VALUES(?, ?, ?)").Use())
                use.Statement.Bind(1, index.Id).Bind(2, collection.Id).Bind(3, spec.Bytes).Step();
            var primary = index.Unique ? "PRIMARY KEY(k)" : "PRIMARY KEY(k, r)";
            connection.Execute($"CREATE TABLE {index.Table}(k BLOB NOT NULL, r INTEGER NOT NULL, v BLOB, {primary}) WITHOUT ROWID");
            var multikey = index.IsDeferred ? BuildSorted(collection, index) : Build(collection, index);
            connection.Execute("RELEASE build");
            index = multikey ? index.AsMultikey() : index;
        }
        catch
        {
            connection.Execute("ROLLBACK TO build; RELEASE build");
            throw;
        }

        if (index.Multikey)
            PersistMultikey(index);
        var changed = collection with { Indexes = collection.Indexes.Add(index) };
        Publish(Catalog.With(changed));
        return changed;
    }

    public CollectionInfo DropIndex(CollectionInfo collection, IndexInfo index)
    {
        connection.Execute($"DROP TABLE {index.Table}; DELETE FROM indexes WHERE id={index.Id}");
        var changed = collection with { Indexes = collection.Indexes.RemoveAll(other => other.Id == index.Id) };
        Publish(Catalog.With(changed));
        return changed;
    }

    /// <summary>Gives an index other options, of those that change none of its entries: whether it is hidden, when documents expire.</summary>
    public void ChangeIndex(CollectionInfo collection, IndexInfo index, RawValue spec)
    {
        var changed = IndexInfo.Create(index.Id, spec.Detach(), index.Multikey);
        using (var use = connection.Prepare("UPDATE indexes SET spec=? WHERE id=?").Use())
            use.Statement.Bind(1, changed.Spec.Bytes).Bind(2, index.Id).Step();
        _writers.Remove(collection.Id);
        Publish(Catalog.With(collection with { Indexes = collection.Indexes.Replace(index, changed) }));
    }

    public void DropCollection(CollectionInfo collection)
    {
        foreach (var index in collection.Indexes)
            connection.Execute($"DROP TABLE {index.Table}");
        if (!collection.IsView)
            connection.Execute($"DROP TABLE {collection.Table}");
        connection.Execute($"DELETE FROM indexes WHERE collection={collection.Id}; DELETE FROM collections WHERE id={collection.Id}");
        _writers.Remove(collection.Id);
        _deltas.Remove(collection.Id);
        Publish(Catalog.Without(collection));
    }

    public CollectionInfo RenameCollection(CollectionInfo collection, string database, string name)
    {
        Namespaces.Check(database, name);
        using (var use = connection.Prepare("UPDATE collections SET db=?, name=? WHERE id=?").Use())
            use.Statement.Bind(1, database).Bind(2, name).Bind(3, collection.Id).Step();
        _writers.Remove(collection.Id);
        var renamed = collection with { Database = database, Name = name };
        Publish(Catalog.Without(collection).With(renamed));
        return renamed;
    }

    public CollectionInfo ChangeOptions(CollectionInfo collection, RawValue options)
    {
        using (var use = connection.Prepare("UPDATE collections SET options=? WHERE id=?").Use())
            use.Statement.Bind(1, options.Bytes).Bind(2, collection.Id).Step();
        // Not by `with`, which would keep the validator of the old options.
        var changed = new CollectionInfo(collection.Id, collection.Database, collection.Name, options.Detach(), collection.Indexes, collection.Counters);
        Publish(Catalog.With(changed));
        return changed;
    }

    private bool BuildSorted(CollectionInfo collection, IndexInfo index)
    {
        var multikey = false;
        var writer = new IndexWriter(connection, index, () => multikey = true);
        var last = DataFile.ReadLastRow(connection, collection);
        while (writer.IndexedTo < last)
            writer.CatchUp(collection, Math.Min(last, writer.IndexedTo + BuildPortion));
        return multikey;
    }

    private bool Build(CollectionInfo collection, IndexInfo index)
    {
        var multikey = false;
        var writer = new IndexWriter(connection, index, () => multikey = true);
        using var use = connection.Prepare($"SELECT r, d FROM {collection.Table} ORDER BY r").Use();
        while (use.Statement.Step())
        {
            var document = RawValue.Document(use.Statement.Blob(1).ToArray());
            if (!writer.TryAdd(use.Statement.Int64(0), document, out var existing))
                throw new DuplicateKeyException(collection, index, existing);
        }

        return multikey;
    }

    private void MarkMultikey(CollectionInfo collection, IndexInfo index)
    {
        PersistMultikey(index);
        var current = Catalog.Find(collection.Database, collection.Name);
        if (current is not null)
            Publish(Catalog.With(current with { Indexes = [.. current.Indexes.Select(i => i.Id == index.Id ? i.AsMultikey() : i)] }));
    }

    private void PersistMultikey(IndexInfo index) => connection.Execute($"UPDATE indexes SET multikey=1 WHERE id={index.Id}");

    /// <summary>Every change of the catalog gets a new version, in the file too, which is how readers pair the two.</summary>
    private void Publish(CatalogSnapshot changed)
    {
        Catalog = changed with { Version = Catalog.Version + 1 };
        connection.Execute($"UPDATE catalog SET version={Catalog.Version}");
    }

    private long NextId()
    {
        var id = connection.Scalar("SELECT next_id FROM catalog");
        connection.Execute("UPDATE catalog SET next_id=next_id+1");
        return id;
    }

    private static RawValue IdIndexSpec()
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteInt32("v"u8, 2);
        var key = writer.BeginDocument("key"u8);
        writer.WriteInt32("_id"u8, 1);
        writer.EndDocument(key);
        writer.WriteString("name"u8, IndexInfo.IdName);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
