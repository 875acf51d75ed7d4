using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>Writes the documents of one collection together with all its index entries.</summary>
internal sealed class CollectionWriter
{
    private readonly SqliteConnection _connection;
    private readonly CollectionInfo _collection;
    private readonly IndexWriter[] _indexes;
    private readonly string _insert;
    private long _nextRow;

    public CollectionWriter(SqliteConnection connection, CollectionInfo collection, Action<CollectionInfo, IndexInfo> markMultikey)
    {
        _connection = connection;
        _collection = collection;
        _indexes = [.. collection.Indexes.Select(index => new IndexWriter(connection, index, () => markMultikey(collection, index)))];
        _insert = $"INSERT INTO {collection.Table}(r, d) VALUES(?, ?)";
        // A row number is never used again while an index believes to have been there.
        _nextRow = Math.Max(DataFile.ReadLastRow(connection, collection), _indexes.Max(index => index.IndexedTo)) + 1;
    }

    /// <summary>Whether this writer still knows all indexes of the collection.</summary>
    public bool Fits(CollectionInfo collection)
    {
        if (collection.Indexes.Length != _indexes.Length)
            return false;
        for (var i = 0; i < _indexes.Length; i++)
        {
            if (collection.Indexes[i].Id != _indexes[i].Index.Id)
                return false;
        }

        return true;
    }

    public CollectionInfo Collection => _collection;

    /// <summary>How many rows the index that is furthest behind still has to see.</summary>
    public long Lag => _nextRow - 1 - _indexes.Min(index => index.Index.IsDeferred ? index.IndexedTo : _nextRow - 1);

    /// <summary>
    /// Rows that indexes may be behind while writes go on: a tenth of the collection, within limits. The larger an index,
    /// the more entries it takes to make writing a page of it worth while.
    /// </summary>
    public long MaxLag => Math.Clamp((_nextRow - 1) / 10, 20_000, 100_000);

    /// <summary>Writes the entries of rows that deferred indexes have not seen yet.</summary>
    /// <param name="maxRows">Stop after so many rows of every index.</param>
    public void CatchUp(long maxRows)
    {
        foreach (var index in _indexes)
        {
            if (index.Index.IsDeferred && index.IndexedTo < _nextRow - 1)
                index.CatchUp(_collection, Math.Min(_nextRow - 1, index.IndexedTo + maxRows));
        }
    }

    /// <exception cref="DuplicateKeyException">Nothing was written.</exception>
    public void Insert(ReadOnlyMemory<byte> document)
    {
        // Nothing of it is kept: the caller's memory may be a network buffer.
        var value = RawValue.Document(document);
        CheckDeferred(value);
        var row = _nextRow;
        for (var i = 0; i < _indexes.Length; i++)
        {
            if (_indexes[i].Index.IsDeferred || _indexes[i].TryAdd(row, value, out var existing))
                continue;
            foreach (var written in _indexes.Take(i).Where(index => !index.Index.IsDeferred))
                written.Remove(row, value);
            throw new DuplicateKeyException(_collection, _indexes[i].Index, existing);
        }

        var statement = _connection.Prepare(_insert);
        statement.Bind(1, row).Bind(2, document.Span).Run();
        _nextRow++;
    }

    /// <exception cref="DuplicateKeyException">Nothing was written.</exception>
    public void Replace(long row, RawValue before, RawValue after)
    {
        CheckDeferred(after);
        foreach (var index in _indexes)
        {
            if (index.Index.Unique && index.FindConflict(row, after) is { IsMissing: false } existing)
                throw new DuplicateKeyException(_collection, index.Index, existing);
        }

        foreach (var index in _indexes.Where(index => index.HasSeen(row)))
            index.Replace(row, before, after);
        using var use = _connection.Prepare($"UPDATE {_collection.Table} SET d=? WHERE r=?").Use();
        use.Statement.Bind(1, after.Bytes).Bind(2, row).Step();
    }

    private void CheckDeferred(RawValue document)
    {
        foreach (var index in _indexes)
        {
            if (index.Index.IsDeferred)
                index.Check(document);
        }
    }

    public void Delete(long row, RawValue document)
    {
        foreach (var index in _indexes.Where(index => index.HasSeen(row)))
            index.Remove(row, document);
        using var use = _connection.Prepare($"DELETE FROM {_collection.Table} WHERE r=?").Use();
        use.Statement.Bind(1, row).Step();
    }
}
