using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>
/// Keeps one index table in step with its documents. An entry is the key's bytes, the document's row and, for ordinary
/// documents, a small copy of the indexed fields from which covered queries are answered.
/// </summary>
internal sealed class IndexWriter(SqliteConnection connection, IndexInfo index, Action markMultikey)
{
    private readonly KeyExtractor _extractor = new(index.Pattern);
    private readonly CoveredFields? _covered = index.IsIdIndex ? null : new CoveredFields(index.Pattern);
    private readonly string _insert = $"INSERT OR IGNORE INTO {index.Table}(k, r, v) VALUES(?, ?, ?)";
    private readonly string _delete = $"DELETE FROM {index.Table} WHERE k=? AND r=?";
    private readonly string _find = $"SELECT r FROM {index.Table} WHERE k=?";
    private bool _multikey = index.Multikey;

    public IndexInfo Index => index;

    /// <summary>The last row that has entries; of use for deferred indexes only.</summary>
    public long IndexedTo { get; private set; } = DataFile.ReadIndexedTo(connection, index);

    public bool HasSeen(long row) => !index.IsDeferred || row <= IndexedTo;

    /// <summary>
    /// Writes the entries of all rows up to one, sorted by key: the pages of the index are then touched once each, not
    /// once for every document.
    /// </summary>
    public void CatchUp(CollectionInfo collection, long to)
    {
        var entries = new List<(byte[] Key, long Row, byte[]? Fields)>();
        var buffer = new byte[4096];
        using (var use = connection.Prepare($"SELECT r, d FROM {collection.Table} WHERE r>? AND r<=? ORDER BY r").Use())
        {
            use.Statement.Bind(1, IndexedTo).Bind(2, to);
            while (use.Statement.Step())
                Collect(use.Statement.Int64(0), Read(use.Statement.Blob(1), ref buffer), entries);
        }

        entries.Sort((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key) is not 0 and var order ? order : a.Row.CompareTo(b.Row));
        foreach (var (key, row, fields) in entries)
            Put(key, row, fields);
        using var update = connection.Prepare("UPDATE indexes SET indexed_to=? WHERE id=?").Use();
        update.Statement.Bind(1, to).Bind(2, index.Id).Step();
        IndexedTo = to;
    }

    /// <summary>Makes sure that a document's entries can be written later.</summary>
    /// <exception cref="Protocol.MongoErrorException">Code 171: it has two arrays under the index's paths.</exception>
    public void Check(RawValue document)
    {
        if (_extractor.NeedsCheck(document) && Takes(document))
            _extractor.ExtractAll(document);
    }

    /// <summary>Adds the document's entries, or none of them when the index is unique and has one already.</summary>
    public bool TryAdd(long row, RawValue document, out RawValue existing)
    {
        existing = default;
        if (!Takes(document))
            return true;

        if (_extractor.TryExtractOne(document))
        {
            if (Skips() || Put(_extractor.Key, row, Fields(document)))
                return true;
            existing = KeyValue(_extractor.Key);
            return false;
        }

        MarkMultikey();
        var keys = _extractor.ExtractAll(document);
        if (Skips())
            return true;
        for (var i = 0; i < keys.Count; i++)
        {
            if (Put(keys[i], row, null))
                continue;
            existing = KeyValue(keys[i]);
            for (var j = 0; j < i; j++)
                Cut(keys[j], row);
            return false;
        }

        return true;
    }

    public void Remove(long row, RawValue document)
    {
        foreach (var key in Keys(document))
            Cut(key, row);
    }

    public void Replace(long row, RawValue before, RawValue after)
    {
        var olds = Keys(before).ToArray();
        var single = _extractor.TryExtractOne(after);
        if (!single)
            MarkMultikey();
        var news = Keys(after).ToArray();

        foreach (var old in olds)
        {
            // The copy of the fields may differ where the key does not: 1 became 1.0.
            if (_covered is not null || !Contains(news, old))
                Cut(old, row);
        }

        foreach (var key in news)
        {
            if (_covered is not null || !Contains(olds, key))
                Put(key, row, single ? Fields(after) : null);
        }
    }

    /// <summary>The key values of another document that has a key of this one, or missing.</summary>
    public RawValue FindConflict(long row, RawValue document)
    {
        foreach (var key in Keys(document))
        {
            using var use = connection.Prepare(_find).Use();
            if (use.Statement.Bind(1, key).Step() && use.Statement.Int64(0) != row)
                return KeyValue(key);
        }

        return default;
    }

    private bool Takes(RawValue document) => index.Partial is null || index.Partial.Matches(document);

    private bool Skips() => index.Sparse && !_extractor.HasAnyField;

    private List<byte[]> Keys(RawValue document)
    {
        if (!Takes(document))
            return [];
        var keys = _extractor.ExtractAll(document);
        return Skips() ? [] : [.. keys];
    }

    // Entries copy what they keep, so that one buffer serves all documents.
    private static RawValue Read(ReadOnlySpan<byte> document, ref byte[] buffer)
    {
        if (buffer.Length < document.Length)
            buffer = new byte[Math.Max(document.Length, 2 * buffer.Length)];
        document.CopyTo(buffer);
        return RawValue.Document(buffer.AsMemory(0, document.Length));
    }

    private void Collect(long row, RawValue document, List<(byte[] Key, long Row, byte[]? Fields)> entries)
    {
        if (!Takes(document))
            return;
        if (_extractor.TryExtractOne(document))
        {
            if (!Skips())
                entries.Add((_extractor.Key.ToArray(), row, Fields(document)));
            return;
        }

        MarkMultikey();
        var keys = _extractor.ExtractAll(document);
        if (!Skips())
            entries.AddRange(keys.Select(key => (key, row, (byte[]?)null)));
    }

    private byte[]? Fields(RawValue document) => _covered?.Copy(document).ToArray();

    private bool Put(ReadOnlySpan<byte> key, long row, byte[]? fields)
    {
        var statement = connection.Prepare(_insert).Bind(1, key).Bind(2, row);
        if (fields is not null)
            statement.Bind(3, fields);
        else
            statement.BindNull(3);
        statement.Run();
        return !index.Unique || connection.Changes > 0;
    }

    private void Cut(ReadOnlySpan<byte> key, long row) => connection.Prepare(_delete).Bind(1, key).Bind(2, row).Run();

    private static bool Contains(byte[][] keys, byte[] key) => keys.Any(k => k.AsSpan().SequenceEqual(key));

    private void MarkMultikey()
    {
        if (_multikey)
            return;
        markMultikey();
        _multikey = true;
    }

    /// <summary>The values of the last key made, under the names of the index.</summary>
    private RawValue KeyValue(ReadOnlySpan<byte> key)
    {
        _ = key;
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        for (var i = 0; i < index.Pattern.Parts.Length; i++)
        {
            var value = _extractor.Values[i];
            (value.IsMissing ? RawValue.Null : value).WriteTo(writer, index.Pattern.Parts[i].Path.Text.AsUtf8());
        }

        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
