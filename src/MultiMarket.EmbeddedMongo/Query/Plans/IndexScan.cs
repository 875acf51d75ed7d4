using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>The documents behind some stretches of an index, in its order or backwards.</summary>
internal sealed class IndexScan(CollectionInfo collection, IndexInfo index, IReadOnlyList<KeyRange> ranges, bool reverse, bool covered) : RowSource
{
    private readonly DocumentArena _arena = new();
    // A document with several keys in the ranges is found several times.
    private readonly HashSet<long>? _seen = index.Multikey ? [] : null;
    private SqliteStatement.Lease? _lease;
    private int _range;
    private byte[]? _lastKey;
    private long _lastRow;

    public override bool IsLarge => collection.Counters.Documents > 5000;

    public override bool Pump(IDocumentStore store, Sink sink, Row row)
    {
        for (var i = 0; i < Portion; i++)
        {
            if (!MoveNext(store))
                return false;
            var statement = _lease!.Value.Statement;
            _lastRow = statement.Int64(1);
            KeysExamined++;
            if (_seen is not null && !_seen.Add(_lastRow))
                continue;
            CurrentRow = _lastRow;
            DocumentsExamined += covered ? 0 : 1;
            row.Reset(_arena.Add(statement.Blob(2)));
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
    }

    private bool MoveNext(IDocumentStore store)
    {
        while (_range < ranges.Count)
        {
            _lease ??= Start(store, ranges[_range]);
            if (_lease.Value.Statement.Step())
                return true;
            _lease.Value.Dispose();
            _lease = null;
            _lastKey = null;
            _range++;
        }

        return false;
    }

    private SqliteStatement.Lease Start(IDocumentStore store, KeyRange range)
    {
        var start = _lastKey is not null && !reverse ? _lastKey : range.Start;
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
