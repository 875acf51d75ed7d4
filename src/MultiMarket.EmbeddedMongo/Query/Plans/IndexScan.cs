using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>
/// The documents behind some stretches of an index, in its order or backwards; then, since an index may be behind, the
/// documents that it has not seen yet, whether they lie in the stretches or not.
/// </summary>
/// <param name="collection">The collection.</param>
/// <param name="index">The index.</param>
/// <param name="ranges">The stretches.</param>
/// <param name="reverse">Whether to walk backwards.</param>
/// <param name="covered">Whether to answer the fields kept in the index instead of the documents.</param>
/// <param name="inOrder">Whether the order matters; then the index must not be behind, and nothing comes after it.</param>
internal sealed class IndexScan(CollectionInfo collection, IndexInfo index, IReadOnlyList<KeyRange> ranges, bool reverse, bool covered, bool inOrder) : RowSource
{
    private readonly DocumentArena _arena = new();
    // A document with several keys in the ranges is found several times.
    private readonly HashSet<long>? _seen = index.Multikey ? [] : null;
    private SqliteStatement.Lease? _lease;
    private int _range;
    private byte[]? _lastKey;
    private long _lastRow;
    private long _indexedTo = -1;
    private CollectionScan? _tail;

    public override bool IsLarge => collection.Counters.Documents > 5000;

    public override CollectionInfo Collection => collection;

    public override bool Pump(IDocumentStore store, Sink sink, Row row)
    {
        if (_indexedTo < 0)
            _indexedTo = index.IsDeferred ? DataFile.ReadIndexedTo(store.Connection, index) : long.MaxValue;
        if (_tail is not null)
            return PumpTail(store, sink, row);

        var bytes = 0;
        for (var i = 0; i < Portion && bytes < PortionBytes; i++)
        {
            if (!MoveNext(store))
            {
                if (inOrder || _indexedTo == long.MaxValue)
                    return false;
                _tail = new CollectionScan(collection, reverse: false, from: _indexedTo + 1);
                return true;
            }

            var statement = _lease!.Value.Statement;
            _lastRow = statement.Int64(1);
            KeysExamined++;
            // What the index has learnt since the scan began comes from the documents themselves.
            if (_lastRow > _indexedTo || (_seen is not null && !_seen.Add(_lastRow)))
                continue;
            CurrentRow = _lastRow;
            DocumentsExamined += covered ? 0 : 1;
            var document = statement.Blob(2);
            bytes += document.Length;
            row.Reset(_arena.Add(document));
            if (!sink.Accept(row))
                return false;
        }

        return true;
    }

    public override void Suspend()
    {
        if (_lease is { } lease)
        {
            _lastKey = lease.Statement.Blob(0).ToArray();
            lease.Dispose();
        }

        _lease = null;
        _tail?.Suspend();
    }

    private bool PumpTail(IDocumentStore store, Sink sink, Row row)
    {
        var examined = _tail!.DocumentsExamined;
        var more = _tail.Pump(store, new RowTracker(sink, this), row);
        DocumentsExamined += _tail.DocumentsExamined - examined;
        return more;
    }

    /// <summary>Keeps <see cref="RowSource.CurrentRow"/> right while the tail pushes.</summary>
    private sealed class RowTracker(Sink sink, IndexScan scan) : Sink
    {
        public override bool Accept(Row row)
        {
            scan.CurrentRow = scan._tail!.CurrentRow;
            return sink.Accept(row);
        }

        public override void Complete()
        {
        }
    }

    private bool MoveNext(IDocumentStore store)
    {
        while (_range < ranges.Count)
        {
            _lease ??= Start(store, ranges[_range]);
            if (_lease is { } lease)
            {
                if (lease.Statement.Step())
                    return true;
                lease.Dispose();
            }

            _lease = null;
            _lastKey = null;
            _range++;
        }

        return false;
    }

    /// <summary>Begins or resumes a stretch; null when no key can lie in it.</summary>
    private SqliteStatement.Lease? Start(IDocumentStore store, KeyRange range)
    {
        if (range.First is not { } first)
            return null;
        var start = _lastKey is not null && !reverse ? _lastKey : first;
        var limit = range.Limit;
        var conditions = new List<string> { "x.k>=?1" };
        if (limit is not null)
            conditions.Add("x.k<?2");
        if (_lastKey is not null)
            conditions.Add(reverse ? "(x.k, x.r)<(?3, ?4)" : "(x.k, x.r)>(?3, ?4)");

        var order = reverse ? "x.k DESC, x.r DESC" : "x.k, x.r";
        var where = string.Join(" AND ", conditions);
        var sql = covered
            ? $"SELECT x.k, x.r, x.v FROM {index.Table} x WHERE {where} ORDER BY {order}"
            : $"SELECT x.k, x.r, t.d FROM {index.Table} x CROSS JOIN {collection.Table} t ON t.r=x.r WHERE {where} ORDER BY {order}";
        var lease = store.Connection.Prepare(sql).Use();
        lease.Statement.Bind(1, start);
        if (limit is not null)
            lease.Statement.Bind(2, limit);
        if (_lastKey is not null)
            lease.Statement.Bind(3, _lastKey).Bind(4, _lastRow);
        return lease;
    }
}
