using System.Collections.Immutable;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>The writer's view inside one transaction: catalog changes and documents. Lives on the writer thread.</summary>
internal sealed partial class WriteSession(SqliteConnection connection, CatalogSnapshot catalog) : IDocumentStore
{
    private readonly Dictionary<long, CollectionWriter> _writers = [];
    private readonly Dictionary<long, Delta> _deltas = [];
    private CatalogSnapshot _committed = catalog;

    public SqliteConnection Connection => connection;

    public CatalogSnapshot Catalog { get; private set; } = catalog;

    /// <summary>Document bytes written in this transaction so far.</summary>
    public long PendingBytes { get; private set; }

    public void Begin()
    {
        PendingBytes = 0;
        connection.Prepare("BEGIN IMMEDIATE").Run();
    }

    /// <summary>Whether some index has documents to catch up with.</summary>
    public bool HasLag => _writers.Values.Any(writer => writer.Lag > 0);

    /// <summary>Lets indexes catch up that are too far behind.</summary>
    public void CatchUpLate()
    {
        foreach (var writer in _writers.Values.Where(writer => writer.Lag >= writer.MaxLag).ToList())
            writer.CatchUp(long.MaxValue / 2);
    }

    /// <summary>Lets any index catch up by so many rows.</summary>
    public void CatchUpSome(long maxRows) => _writers.Values.FirstOrDefault(writer => writer.Lag > 0)?.CatchUp(maxRows);

    /// <summary>Brings all indexes of a collection up to its last document.</summary>
    public void CatchUp(CollectionInfo collection) => Writer(collection).CatchUp(long.MaxValue / 2);

    /// <summary>Looks for indexes that were behind when the file was closed.</summary>
    public void FindLag()
    {
        foreach (var collection in Catalog.Collections.Values.Where(collection => collection.Indexes.Any(index => index.IsDeferred)))
            Writer(collection);
    }

    public void Commit()
    {
        foreach (var (id, delta) in _deltas)
        {
            using var use = connection.Prepare("UPDATE collections SET docs=docs+?, bytes=bytes+? WHERE id=?").Use();
            use.Statement.Bind(1, delta.Documents).Bind(2, delta.Bytes).Bind(3, id).Step();
        }

        connection.Prepare("COMMIT").Run();
        foreach (var delta in _deltas.Values)
            delta.Counters.Add(delta.Documents, delta.Bytes);
        _deltas.Clear();
        _committed = Catalog;
    }

    public void Rollback()
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (StorageException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }

        Catalog = _committed;
        _deltas.Clear();
        _writers.Clear();
    }

    /// <summary>Inserts a document whose <c>_id</c> is its first field.</summary>
    /// <exception cref="DuplicateKeyException">A unique index has the key already; nothing was written.</exception>
    /// <exception cref="Protocol.MongoErrorException">The collection's validator refuses the document.</exception>
    public void Insert(CollectionInfo collection, ReadOnlyMemory<byte> document, bool bypassValidation = false)
    {
        if (!bypassValidation && collection.Validator is { } validator)
            validator.CheckInsert(RawValue.Document(document.ToArray()));
        Writer(collection).Insert(document);
        Count(collection, 1, document.Length);
    }

    public void Replace(CollectionInfo collection, long row, RawValue before, RawValue after, bool bypassValidation = false)
    {
        if (!bypassValidation)
            collection.Validator?.CheckUpdate(before, after);
        Writer(collection).Replace(row, before, after);
        Count(collection, 0, after.Bytes.Length - before.Bytes.Length);
    }

    public void Delete(CollectionInfo collection, long row, RawValue document)
    {
        Writer(collection).Delete(row, document);
        Count(collection, -1, -document.Bytes.Length);
    }

    /// <summary>Documents of the collection, those of this transaction included.</summary>
    public long CountOf(CollectionInfo collection) =>
        collection.Counters.Documents + (_deltas.GetValueOrDefault(collection.Id)?.Documents ?? 0);

    private void Count(CollectionInfo collection, long documents, long bytes)
    {
        if (!_deltas.TryGetValue(collection.Id, out var delta))
            _deltas[collection.Id] = delta = new Delta(collection.Counters);
        delta.Documents += documents;
        delta.Bytes += bytes;
        PendingBytes += Math.Max(bytes, 64);
    }

    private CollectionWriter Writer(CollectionInfo collection)
    {
        if (_writers.TryGetValue(collection.Id, out var writer) && writer.Fits(collection))
            return writer;
        if (_writers.Count > 64)
        {
            foreach (var idle in _writers.Where(pair => pair.Value.Lag == 0).ToList())
                _writers.Remove(idle.Key);
        }

        writer = new CollectionWriter(connection, collection, MarkMultikey);
        _writers[collection.Id] = writer;
        return writer;
    }

    /// <summary>What this transaction adds to a collection's counters.</summary>
    private sealed class Delta(CollectionCounters counters)
    {
        public CollectionCounters Counters => counters;

        public long Documents { get; set; }

        public long Bytes { get; set; }
    }
}
